using CaseReferral.Core.Organisations;

namespace CaseReferral.Web.Features.Organisations;

/// <summary>In service or not.</summary>
public enum UnitState { InService, Closed }

/// <summary>What the filter bar chose; <paramref name="After"/> is region~code of the last row shown.</summary>
public sealed record OrganisationFilter(OrganisationKind? Kind, UnitState? State, string? Name, string? After);

/// <summary>One line of the list.</summary>
public sealed record OrganisationRow(
    Guid Id, string Code, string Name, OrganisationKind Kind, string RegionCode, bool IsActive, string? ParentName, int Officers);

/// <summary>The list of units.</summary>
public sealed record OrganisationListPage(IReadOnlyList<OrganisationRow> Rows, OrganisationFilter Filter, bool HasMore)
{
    public const int Size = 25;
}

/// <summary>A unit below another.</summary>
public sealed record UnitBelow(Guid Id, string Name, OrganisationKind Kind, bool IsActive);

/// <summary>One unit with what it still has in hand.</summary>
public sealed record OrganisationPage(
    Organisation Unit, string? ParentName, IReadOnlyList<UnitBelow> Below, int Officers, OrganisationFacts Facts);
