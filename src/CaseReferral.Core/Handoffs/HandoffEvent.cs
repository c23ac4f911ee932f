using CaseReferral.Core.Common;
using CaseReferral.Core.Trail;

namespace CaseReferral.Core.Handoffs;

/// <summary>
/// One line of the hand-off's timeline: who, unit, when, from, to, reason, version, and the hash over it and the
/// line before. Unique per hand-off and number, so of two simultaneous clicks only one is written.
/// </summary>
public sealed class HandoffEvent : Entity, ICaseScoped, IHandoffScoped
{
    private HandoffEvent() { ActorName = OrganisationName = Hash = ""; }

    internal HandoffEvent(
        Handoff handoff, HandoffAction action, HandoffStatus from, Actor actor, DateTime at, string? reasonCode, string? note,
        string? superseded)
    {
        HandoffId = handoff.Id;
        CaseId = handoff.CaseId;
        Number = handoff.EventCount;
        Action = action;
        From = from;
        To = handoff.Status;
        OfficerId = actor.OfficerId;
        ActorName = actor.Name;
        OrganisationId = actor.OrganisationId;
        OrganisationName = actor.OrganisationName;
        At = TrailSeal.Instant(at);
        ReasonCode = reasonCode;
        Note = note;
        Superseded = superseded;
        Hash = "";
    }

    public Guid HandoffId { get; private set; }
    public Guid CaseId { get; private set; }
    public int Number { get; private set; }
    public HandoffAction Action { get; private set; }
    public HandoffStatus From { get; private set; }
    public HandoffStatus To { get; private set; }
    public Guid OfficerId { get; private set; }
    public string ActorName { get; private set; }
    public Guid OrganisationId { get; private set; }
    public string OrganisationName { get; private set; }
    public DateTime At { get; private set; }
    public string? ReasonCode { get; private set; }
    [Encrypted] public string? Note { get; private set; }
    /// <summary>The request as it read before this event amended it; else null.</summary>
    [Encrypted] public string? Superseded { get; private set; }
    public string? PreviousHash { get; private set; }
    public string Hash { get; private set; }

    /// <summary>Links the row to the one before; done once, by the save.</summary>
    internal void Seal(string? previousHash, TrailSeal seal)
    {
        PreviousHash = previousHash;
        Hash = Digest(seal);
    }

    /// <summary>The keyed hash over everything the row says and the hash before it; recomputed to verify the chain.</summary>
    public string Digest(TrailSeal seal) => seal.Of(
        PreviousHash, HandoffId, CaseId, Number, Action, From, To, OfficerId, ActorName, OrganisationId, OrganisationName, At, ReasonCode, Note, Superseded);
}
