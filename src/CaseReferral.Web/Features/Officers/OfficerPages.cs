using CaseReferral.Core.Officers;
using CaseReferral.Core.Organisations;

namespace CaseReferral.Web.Features.Officers;

/// <summary>Switched on or off.</summary>
public enum AccountState { Active, Disabled }

/// <summary>What the filter bar chose; <paramref name="After"/> is the normalised name of the last row shown.</summary>
public sealed record OfficerFilter(Guid? Unit, OfficerRole? Role, AccountState? State, string? Name, string? After);

/// <summary>A unit to choose.</summary>
public sealed record UnitChoice(Guid Id, string Name);

/// <summary>One line of the list.</summary>
public sealed record OfficerRow(
    Guid Id, string UserName, string Key, string DisplayName, string UnitName, OfficerRole Role, bool IsActive, bool HasSecondFactor);

/// <summary>The list of accounts.</summary>
public sealed record OfficerListPage(IReadOnlyList<OfficerRow> Rows, OfficerFilter Filter, IReadOnlyList<UnitChoice> Units, bool HasMore)
{
    public const int Size = 25;
}

/// <summary>One account as its administrators see it.</summary>
public sealed record OfficerPage
{
    public Guid Id { get; init; }
    public int Version { get; init; }
    public required string UserName { get; init; }
    public required string DisplayName { get; init; }
    public Guid UnitId { get; init; }
    public required string UnitName { get; init; }
    public OrganisationKind UnitKind { get; init; }
    public bool UnitIsActive { get; init; }
    public OfficerRole Role { get; init; }
    public bool IsActive { get; init; }
    public bool IsSelf { get; init; }
    public bool IsLocked { get; init; }
    public DateTimeOffset? LockoutEnd { get; init; }
    public bool MustChangePassword { get; init; }
    public DateTime? PasswordSetAt { get; init; }
    public bool HasSecondFactor { get; init; }
    public int Passkeys { get; init; }
    public string? ProviderNumber { get; init; }
    public DateTime? LastSeenAt { get; init; }
    public int Sessions { get; init; }
    public bool HasAnotherOfItsKind { get; init; }

    /// <summary>Shown once, right after it was issued.</summary>
    public string? IssuedPassword { get; init; }

    public OfficerFacts Facts(OfficerRole newRole) => new(IsSelf, Role, !HasAnotherOfItsKind, UnitKind, UnitIsActive, newRole);
}
