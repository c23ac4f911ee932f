using CaseReferral.Core.Access;
using CaseReferral.Core.Protection;

namespace CaseReferral.Core.Persons;

/// <summary>An identity as a page may show it: masked, or in clear until <see cref="RevealedUntil"/>.</summary>
public sealed record IdentityCard
{
    public bool Visible { get; init; }
    public string? Name { get; init; }
    public string? OtherNames { get; init; }
    public string? IdNumber { get; init; }
    public string? Phone { get; init; }
    public string? HouseholdAddress { get; init; }
    public string? Relatives { get; init; }
    public string? BodyMarks { get; init; }
    /// <summary>UTC; null while masked.</summary>
    public DateTime? RevealedUntil { get; init; }

    internal static IdentityCard Of(PersonIdentity identity, DateTime? until, FieldGroup readable)
    {
        var clear = until is not null;
        var family = readable.HasFlag(FieldGroup.Family);
        return new IdentityCard
        {
            Visible = true,
            RevealedUntil = until,
            Name = Show(identity.Name, Mask.Name, clear),
            OtherNames = Show(identity.OtherNames, Mask.Name, clear),
            IdNumber = Show(identity.IdNumber, Mask.IdNumber, clear),
            Phone = Show(identity.Phone, Mask.Phone, clear),
            HouseholdAddress = family ? Show(identity.HouseholdAddress, Mask.Address, clear) : null,
            Relatives = family && clear ? identity.Relatives : null,
            BodyMarks = clear ? identity.BodyMarks : null,
        };
    }

    private static string? Show(string? value, Func<string, string> mask, bool clear) =>
        value is null ? null : clear ? value : mask(value);
}
