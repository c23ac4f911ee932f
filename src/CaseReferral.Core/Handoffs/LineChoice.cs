using CaseReferral.Core.Organisations;

namespace CaseReferral.Core.Handoffs;

/// <summary>
/// A kind of unit of one line that no law names alone: the city may agree on another one of those allowed, a setting of section
/// "Lines" (Lines:placement:NotFound=MinorsCentre).
/// </summary>
/// <param name="Name">The last part of the setting.</param>
/// <param name="Default">Where the city has agreed on nothing else.</param>
/// <param name="Others">What else the city may agree on; empty when there is nothing to agree on.</param>
public sealed record LineChoice(string Name, OrganisationKind Default, IReadOnlyList<OrganisationKind> Others);

/// <summary>Where a line proposes to send a person, and why.</summary>
/// <param name="Key">The row of the line's table; its words and its source are texts of the line.</param>
/// <param name="First">The kind of unit proposed.</param>
/// <param name="Others">Kinds that may be chosen for a reason; anything else is refused.</param>
/// <param name="Because">What is so of the person: codes of the line's texts, all of them.</param>
/// <param name="Also">Rows that are said besides it: what comes first or goes along.</param>
public sealed record RouteProposal(
    string Key, OrganisationKind First, IReadOnlyList<OrganisationKind> Others, IReadOnlyList<string> Because, IReadOnlyList<string> Also)
{
    /// <summary>The unit may be chosen, for a reason or without.</summary>
    public bool Allows(OrganisationKind kind) => kind == First || Others.Contains(kind);
}
