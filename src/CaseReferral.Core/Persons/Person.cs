using CaseReferral.Core.Access;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;

namespace CaseReferral.Core.Persons;

/// <summary>How sure the age is (年龄依据). In doubt a person is treated as a minor.</summary>
public enum AgeCertainty { Confirmed, SelfReported, Estimated }

/// <summary>
/// The person (当事人) by alias. Names, numbers, addresses and photographs are kept apart in
/// <see cref="PersonIdentity"/>; there is no navigation to it, so no mapping can leak them by accident.
/// </summary>
[InGroup(FieldGroup.Identity)]
public sealed class Person : Entity, IVersioned
{
    /// <summary>Years; 未成年人保护法 Art. 2.</summary>
    public const int AgeOfMajority = 18;

    /// <summary>Characters.</summary>
    public const int MaxAlias = 20;

    private Person() { Alias = InternalNumber = Sex = ""; }

    public Person(string alias, string internalNumber, string sex)
    {
        Alias = alias;
        InternalNumber = internalNumber;
        Sex = sex;
    }

    /// <summary>Neutral working name (化名) shown instead of the real one.</summary>
    public string Alias { get; private set; }
    /// <summary>Number given to everybody, and the only one for a person without identity; never looks like an ID number.</summary>
    public string InternalNumber { get; private set; }
    /// <summary>GB/T 2261.1: 0 unknown, 1 male, 2 female, 9 not stated.</summary>
    public string Sex { get; private set; }
    /// <summary>True or assumed date of birth; needed in clear for ages, clocks and statistics.</summary>
    [NotInTrail] public DateOnly? BirthDate { get; private set; }
    public AgeCertainty AgeCertainty { get; private set; } = AgeCertainty.Estimated;
    /// <summary>GB/T 3304 code.</summary>
    public string? Ethnicity { get; private set; }
    /// <summary>GB/T 2659 numeric code; 156 China; null when unknown.</summary>
    public string? Nationality { get; private set; }
    public string? Language { get; private set; }
    public bool NeedsInterpreter { get; private set; }
    /// <summary>The identity is established by an authority, not only stated.</summary>
    public bool IdentityConfirmed { get; private set; }
    public int Version { get; private set; }

    public void Describe(string sex, DateOnly? birthDate, AgeCertainty certainty) =>
        (Sex, BirthDate, AgeCertainty) = (sex, birthDate, certainty);

    public void Speaks(string? language, bool needsInterpreter) => (Language, NeedsInterpreter) = (language, needsInterpreter);
    public void BelongsTo(string? nationality, string? ethnicity) => (Nationality, Ethnicity) = (nationality, ethnicity);
    public void ConfirmIdentity() => IdentityConfirmed = true;

    /// <summary>Completed years on a date; null when nothing is known.</summary>
    public int? AgeOn(DateOnly date) => BirthDate is { } birth ? Ages.Years(birth, date) : null;

    /// <summary>Under 18, or not known to be of age (未成年人保护法 Art. 2; doubt favours protection).</summary>
    public bool IsMinorOn(DateOnly date) => IsMinor(BirthDate, date);

    /// <inheritdoc cref="IsMinorOn"/>
    public static bool IsMinor(DateOnly? birthDate, DateOnly date) => (birthDate is { } birth ? Ages.Years(birth, date) : (int?)null) is not >= AgeOfMajority;
}
