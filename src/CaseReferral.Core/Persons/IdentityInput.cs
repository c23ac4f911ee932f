namespace CaseReferral.Core.Persons;

/// <summary>What is known of a person's identity when it is written down; everything may be unknown.</summary>
public sealed record IdentityInput
{
    public string? Name { get; init; }
    public string? OtherNames { get; init; }
    public string? IdNumber { get; init; }
    public string? Phone { get; init; }
    public string? HouseholdAddress { get; init; }
    public string? Relatives { get; init; }
    public string? BodyMarks { get; init; }
    public string? MismatchReason { get; init; }
}

/// <summary>A possible duplicate: nothing but the number, the unit that has it and what matched (id, phone, name).</summary>
public sealed record DuplicateStub(string CaseNumber, string Unit, string By);
