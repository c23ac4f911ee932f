using CaseReferral.Core.Organisations;

namespace CaseReferral.Core.Officers;

/// <summary>What the rules of account administration look at.</summary>
/// <param name="IsSelf">The administrator's own account.</param>
/// <param name="Role">Role now.</param>
/// <param name="IsLastOfItsKind">No other active account holds this administrator role.</param>
/// <param name="UnitKind">Kind of the account's unit.</param>
/// <param name="UnitIsActive">The unit is in service.</param>
/// <param name="NewRole">The role it would get; the present one when the role stays.</param>
public sealed record OfficerFacts(
    bool IsSelf, OfficerRole Role, bool IsLastOfItsKind, OrganisationKind UnitKind, bool UnitIsActive, OfficerRole NewRole);
