using CaseReferral.Core.Access;
using CaseReferral.Core.Common;

namespace CaseReferral.Core.Cases;

/// <summary>
/// One case per victim (个案). The stage changes only through <see cref="CaseWorkflow"/> and <see cref="MoveTo"/>.
/// </summary>
[InGroup(FieldGroup.Handoffs)]
public sealed class Case : Entity, IVersioned
{
    private Case() => RegionCode = Alias = "";

    public Case(long serial, Guid personId, string alias, Guid? operationId, string regionCode, Guid ownerOrganisationId, DateTime openedAt)
    {
        Serial = serial;
        PersonId = personId;
        Alias = alias;
        OperationId = operationId;
        RegionCode = regionCode;
        OwnerOrganisationId = OriginOrganisationId = ownerOrganisationId;
        OpenedAt = StageSince = openedAt;
    }

    /// <summary>Sort key and readable number in one: see <see cref="Common.Serial"/>.</summary>
    public long Serial { get; private set; }
    public Guid PersonId { get; private set; }
    /// <summary>The person's; it never changes, and lies here so that whoever is called so is one index range, in order.</summary>
    public string Alias { get; private set; }
    public Guid? OperationId { get; private set; }
    public string RegionCode { get; private set; }
    public CaseStage Stage { get; private set; } = CaseStage.Reported;
    public DateTime StageSince { get; private set; }
    /// <summary>The unit that owns the case now; moves only when a placement hand-off is accepted or police hand over.</summary>
    public Guid OwnerOrganisationId { get; private set; }
    /// <summary>The police unit that opened it.</summary>
    public Guid OriginOrganisationId { get; private set; }
    public DateTime OpenedAt { get; private set; }
    /// <summary>Where a suspended case goes back to.</summary>
    public CaseStage? SuspendedFrom { get; private set; }
    public DateOnly? ReviewOn { get; private set; }
    /// <summary>滞留: since this day she has been in a station for more than ten days without identity.</summary>
    public DateOnly? StrandedOn { get; private set; }
    public Guid? MergedIntoId { get; private set; }
    /// <summary>Closing summary.</summary>
    [Encrypted] public string? Summary { get; private set; }
    /// <summary>Why follow-up visits end or are waived.</summary>
    [Encrypted] public string? VisitsNote { get; private set; }
    /// <summary>The file was emptied; number, stages and dates are left.</summary>
    public DateTime? ErasedAt { get; private set; }
    public int Version { get; private set; }

    public string Number => Common.Serial.Format(Serial);
    /// <summary>How far the route has gone; a suspended case stands where it was.</summary>
    public CaseStage Progress => Stage == CaseStage.Suspended ? SuspendedFrom ?? Stage : Stage;
    public bool IsOpen => Stage is not (CaseStage.Closed or CaseStage.Unfounded or CaseStage.Merged);

    /// <summary>The only way to change the stage; the caller adds the timeline row this returns.</summary>
    public CaseEvent MoveTo(CaseStage stage, CaseAction action, Actor actor, DateTime now, string? note)
    {
        var from = Stage;
        if (stage == CaseStage.Suspended)
            SuspendedFrom = from;
        (Stage, StageSince) = (stage, now);
        return new CaseEvent(this, action.ToString(), from, actor, now, note);
    }

    /// <summary>A timeline row without a change of stage.</summary>
    public CaseEvent Note(string what, Actor actor, DateTime now, string? note) => new(this, what, Stage, actor, now, note);

    public void HandOver(Guid organisationId) => OwnerOrganisationId = organisationId;
    public void MergeInto(Guid caseId) => MergedIntoId = caseId;
    internal void Erase(DateTime now) => ErasedAt = now;
    public void ReviewBy(DateOnly? date) => ReviewOn = date;
    public void StrandedSince(DateOnly day) => StrandedOn ??= day;
    public void WriteSummary(string? summary, string? visits) => (Summary, VisitsNote) = (summary, visits);

    /// <summary>
    /// Makes this use case share the case's version: of "close the case" and "send one more hand-off" at the same
    /// moment, one fails with a conflict instead of both passing.
    /// </summary>
    public int Touches { get; private set; }
    public void Touch() => Touches++;
}
