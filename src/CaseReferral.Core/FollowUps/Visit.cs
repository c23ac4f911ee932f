using CaseReferral.Core.Access;
using CaseReferral.Core.Common;

namespace CaseReferral.Core.FollowUps;

/// <summary>
/// A follow-up visit that was made (回访): how she lives and whether she is safe, what she said herself, how great the risk is
/// and what follows. Each line is a summary, never a department's own record. Written once: a correction is a further entry that
/// says which one it replaces and why, and the next visit says what changed in life.
/// </summary>
[InGroup(FieldGroup.Placement)]
public sealed class Visit : Entity, ICaseScoped, IVersioned
{
    private Visit() => RecordedByName = "";

    internal Visit(Guid caseId, VisitInput input, Actor actor, DateTime now)
    {
        (CaseId, OrganisationId, RecordedByName, RecordedAt) = (caseId, actor.OrganisationId, actor.Name, now);
        (Method, VisitedOn, Visitor) = (input.Method!.Value, input.VisitedOn!.Value, input.Visitor.Given());
        (LivesWith, LivesWithIdNumber, LivesWithPhone, Address) = (input.LivesWith.Given(), input.LivesWithIdNumber.Given(), input.LivesWithPhone.Given(), input.Address.Given());
        (Contact, Threats, SafetyNote) = (input.Contact!.Value, input.Threats, input.SafetyNote.Given());
        (Care, HealthNote, SchoolNote, WorkNote) = (input.Care, input.HealthNote.Given(), input.SchoolNote.Given(), input.WorkNote.Given());
        (RegistrationNote, LegalNote, FamilyNote, NeedsNote) = (input.RegistrationNote.Given(), input.LegalNote.Given(), input.FamilyNote.Given(), input.NeedsNote.Given());
        (HeardAlone, OwnWords, NotHeardReason) = (input.HeardAlone, input.OwnWords.Given(), input.NotHeardReason.Given());
        (Risk, NextOn, Escalation) = (input.Risk!.Value, input.NextOn, input.Escalation.Given());
        if (Risk == RiskLevel.High)
            (ReportSituation, ReportedToId, ReportedAt, ReportText) = (input.ReportSituation, input.ReportedToId, input.ReportedAt, input.ReportText.Given());
    }

    /// <summary>A further entry about the same visit.</summary>
    internal Visit(Visit replaces, VisitInput input, Actor actor, DateTime now)
        : this(replaces.CaseId, input, actor, now) => (ReplacesId, Correction) = (replaces.Id, input.Correction.Given());

    public Guid CaseId { get; private set; }
    /// <summary>The unit that made the visit.</summary>
    public Guid OrganisationId { get; private set; }
    public VisitMethod Method { get; private set; }
    public DateOnly VisitedOn { get; private set; }
    [Encrypted] public string? Visitor { get; private set; }

    [Encrypted] public string? LivesWith { get; private set; }
    [Encrypted] public string? LivesWithIdNumber { get; private set; }
    [Encrypted] public string? LivesWithPhone { get; private set; }
    [Encrypted] public string? Address { get; private set; }
    public DangerContact Contact { get; private set; }
    public bool Threats { get; private set; }
    [Encrypted] public string? SafetyNote { get; private set; }

    public GuardianCare? Care { get; private set; }
    [Encrypted, InGroup(FieldGroup.Health)] public string? HealthNote { get; private set; }
    [Encrypted, InGroup(FieldGroup.Schooling)] public string? SchoolNote { get; private set; }
    [Encrypted, InGroup(FieldGroup.Employment)] public string? WorkNote { get; private set; }
    [Encrypted, InGroup(FieldGroup.Certificates)] public string? RegistrationNote { get; private set; }
    [Encrypted, InGroup(FieldGroup.Legal)] public string? LegalNote { get; private set; }
    [Encrypted, InGroup(FieldGroup.Family)] public string? FamilyNote { get; private set; }
    [Encrypted] public string? NeedsNote { get; private set; }

    /// <summary>The child was asked with nobody else in the room.</summary>
    public bool HeardAlone { get; private set; }
    [Encrypted] public string? OwnWords { get; private set; }
    [Encrypted] public string? NotHeardReason { get; private set; }

    public RiskLevel Risk { get; private set; }
    public DateOnly? NextOn { get; private set; }
    [Encrypted] public string? Escalation { get; private set; }

    /// <summary>Code of <see cref="ReportSituations"/>; null for an adult, and unless the risk is high.</summary>
    public string? ReportSituation { get; private set; }
    public Guid? ReportedToId { get; private set; }
    public DateTime? ReportedAt { get; private set; }
    [Encrypted] public string? ReportText { get; private set; }

    /// <summary>The entry this one corrects; null for the first about a visit. One entry has one correction: that is corrected further.</summary>
    public Guid? ReplacesId { get; private set; }
    /// <summary>Why it was corrected.</summary>
    [Encrypted] public string? Correction { get; private set; }

    public string RecordedByName { get; private set; }
    public DateTime RecordedAt { get; private set; }
    public int Version { get; private set; }

    /// <summary>The case was merged: what was seen is read where the person is followed now.</summary>
    internal void Follow(Guid caseId) => CaseId = caseId;
}
