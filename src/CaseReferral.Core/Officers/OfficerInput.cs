namespace CaseReferral.Core.Officers;

/// <summary>What a new account needs. Administrators are not made here: they are appointed.</summary>
public sealed record OfficerInput
{
    public string? UserName { get; init; }
    public string? DisplayName { get; init; }
    public Guid? OrganisationId { get; init; }
    public OfficerRole Role { get; init; }
}
