using CaseReferral.Core.Access;
using CaseReferral.Core.Common;

namespace CaseReferral.Core.Persons;

/// <summary>
/// Who the person is. Every text is encrypted; equality search goes through keyed hashes. Read and written only
/// by the identity vault.
/// </summary>
[InGroup(FieldGroup.Identity)]
public sealed class PersonIdentity : IVersioned
{
    private PersonIdentity() { }

    public PersonIdentity(Guid personId) => PersonId = personId;

    public Guid PersonId { get; private set; }
    [Encrypted] public string? Name { get; internal set; }
    [Encrypted] public string? OtherNames { get; internal set; }
    [Encrypted] public string? IdNumber { get; internal set; }
    [Encrypted] public string? Phone { get; internal set; }
    [Encrypted, InGroup(FieldGroup.Family)] public string? HouseholdAddress { get; internal set; }
    [Encrypted, InGroup(FieldGroup.Family)] public string? Relatives { get; internal set; }
    [Encrypted] public string? BodyMarks { get; internal set; }
    public string? IdNumberHash { get; internal set; }
    public string? PhoneHash { get; internal set; }
    public string? NameHash { get; internal set; }
    /// <summary>Why a number was taken although region, sex or birth date do not fit it.</summary>
    [Encrypted] public string? MismatchReason { get; internal set; }
    public int Version { get; private set; }
    /// <summary>What a search by name compares; empty in a row that was read without them.</summary>
    public ICollection<NameToken> NameTokens { get; } = [];

    /// <summary>Adds the parts that are missing; what stays is left, so that a corrected name changes no more rows than it must.</summary>
    /// <returns>The rows the caller deletes.</returns>
    internal IReadOnlyList<NameToken> FindBy(IReadOnlySet<int> parts)
    {
        foreach (var part in parts.Except(NameTokens.Select(t => t.Part)).ToList())
            NameTokens.Add(new(PersonId, part));
        return [.. NameTokens.Where(t => !parts.Contains(t.Part))];
    }
}
