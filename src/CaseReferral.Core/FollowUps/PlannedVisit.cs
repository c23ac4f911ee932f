using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;

namespace CaseReferral.Core.FollowUps;

/// <summary>Planned until it is made; waived when the case closes before; replaced when the plan begins anew.</summary>
public enum PlannedVisitState { Planned, Done, Waived, Replaced }

/// <summary>
/// One visit of the plan (回访计划). Its limit is a clock of the case, so inbox, urging and supervision know it, and a change of
/// the calendar counts it again.
/// </summary>
[InGroup(FieldGroup.Handoffs)]
public sealed class PlannedVisit : Entity, ICaseScoped, IVersioned
{
    private PlannedVisit() { }

    /// <param name="case">The case; its owner visits.</param>
    /// <param name="clock">The limit.</param>
    /// <param name="months">Months from the beginning of follow-up; null for a day agreed at the visit before.</param>
    /// <param name="since">The local day follow-up began.</param>
    internal PlannedVisit(Case @case, CaseClock clock, int? months, DateOnly since) =>
        (CaseId, OrganisationId, ClockId, Months, Since) = (@case.Id, @case.OwnerOrganisationId, clock.Id, months, since);

    public Guid CaseId { get; private set; }
    /// <summary>The unit that makes the visit.</summary>
    public Guid OrganisationId { get; private set; }
    public Guid ClockId { get; private set; }
    public int? Months { get; private set; }
    public DateOnly Since { get; private set; }
    public PlannedVisitState State { get; private set; }
    /// <summary>The visit that was made.</summary>
    public Guid? VisitId { get; private set; }
    /// <summary>When the alarm was raised that nobody had come; it stays when somebody comes later.</summary>
    public DateTime? MissedAt { get; private set; }

    /// <summary>The last day it was first planned for; null while it was never moved.</summary>
    public DateOnly? MovedFrom { get; private set; }
    /// <summary>Of the last move; the timeline of the case has every one.</summary>
    [Encrypted] public string? MoveReason { get; private set; }
    /// <inheritdoc cref="MoveReason"/>
    public string? MovedByName { get; private set; }
    /// <inheritdoc cref="MoveReason"/>
    public DateTime? MovedAt { get; private set; }
    public int Version { get; private set; }

    /// <param name="from">The day it was planned for until now.</param>
    /// <param name="reason">Why.</param>
    /// <param name="actor">Who moves it.</param>
    /// <param name="now">UTC.</param>
    internal void Move(DateOnly from, string reason, Actor actor, DateTime now) =>
        (MovedFrom, MoveReason, MovedByName, MovedAt) = (MovedFrom ?? from, reason, actor.Name, now);

    /// <summary>Made; or what was written of it was corrected, and the plan leads to the entry that stands.</summary>
    internal void Done(Visit visit) => (State, VisitId) = (PlannedVisitState.Done, visit.Id);
    internal void End(PlannedVisitState state) => State = state;
    internal void Miss(DateTime now) => MissedAt ??= now;
    internal void HandOver(Guid unit) => OrganisationId = unit;

    /// <summary>The case was merged: the plan goes on where the person is followed now; what was made keeps its unit.</summary>
    internal void Follow(Case into) =>
        (CaseId, OrganisationId) = (into.Id, State == PlannedVisitState.Planned ? into.OwnerOrganisationId : OrganisationId);
}
