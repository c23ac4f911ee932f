using CaseReferral.Core.Access;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Rescues;

namespace CaseReferral.Web.Features.Handoffs;

/// <summary>What the statements of the hand-off page ask with and answer in.</summary>
public sealed partial class HandoffPageQuery
{
    private sealed record OfHandoff(Guid Id);

    private sealed record Chain(Guid Id, Guid PreviousId);

    private sealed record Link(Guid Id, long Serial, string Name, HandoffStatus Status);

    private sealed record Ask(
        Guid PersonId, Guid CaseId, Guid FromId, Guid ToId, Guid? ResponsibleId, Guid? ProposedId, Guid OfficerId, Guid UnitId, DateTime Now)
        : Asker(OfficerId, UnitId, Now);

    /// <summary>What one statement reads around the hand-off.</summary>
    private sealed class Surroundings
    {
        public required Person Person { get; init; }
        public RescueRecord? Record { get; init; }
        public required string From { get; init; }
        public required string To { get; init; }
        public bool Granted { get; init; }
        public bool Visible { get; init; }
        public string? Officer { get; init; }
        public string? Proposed { get; init; }
    }

    /// <summary>The same as the page needs it, with the chain.</summary>
    private sealed record Head(
        HandoffRow Row, Person Person, RescueRecord? Record, bool Granted, bool CaseVisible, string? OfficerName, string? ProposedUnit, IReadOnlyList<LinkedHandoff> Linked);
}
