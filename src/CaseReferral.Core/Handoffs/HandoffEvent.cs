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
    /// <summary>The request as it stood before this event amended it, whole: a <see cref="RequestVersion"/> as text; else null.</summary>
    [Encrypted] public string? Superseded { get; private set; }
    /// <summary>Stands for note and superseded request in the hash, so that the chain stays whole when a file is erased.</summary>
    public string? TextSeal { get; private set; }
    public string? PreviousHash { get; private set; }
    public string Hash { get; private set; }

    /// <summary>Links the row to the one before; done once, by the save.</summary>
    internal void Seal(string? previousHash, TrailSeal seal)
    {
        PreviousHash = previousHash;
        TextSeal = Sealed(seal);
        Hash = Digest(seal);
    }

    /// <summary>The keyed hash over everything the row says and the hash before it; recomputed to verify the chain.</summary>
    public string Digest(TrailSeal seal) => seal.Of(
        PreviousHash, HandoffId, CaseId, Number, Action, From, To, OfficerId, ActorName, OrganisationId, OrganisationName, At, ReasonCode, Sealed(seal));

    /// <summary>True when there was a text and it is gone: right in an erased file, a fault anywhere else.</summary>
    internal bool TextIsGone => Note is null && Superseded is null && TextSeal is not null;

    /// <summary>Texts that are there seal themselves; those that are gone are stood for by the seal they left.</summary>
    private string? Sealed(TrailSeal seal) => Note is null && Superseded is null ? TextSeal : seal.Of(Id, Note, Superseded);
}
