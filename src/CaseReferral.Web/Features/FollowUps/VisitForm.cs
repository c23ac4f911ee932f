using System.ComponentModel.DataAnnotations;
using CaseReferral.Core.Access;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.FollowUps;

namespace CaseReferral.Web.Features.FollowUps;

/// <summary>A visit as the unit that follows up writes it down.</summary>
public sealed record VisitForm
{
    public int Version { get; init; }
    [Display(Name = "Visit.Correction"), StringLength(VisitCheck.MaxText)] public string? Correction { get; init; }
    [Display(Name = "Visit.Method"), Required(ErrorMessage = "Error.Choose")] public VisitMethod? Method { get; init; }
    [Display(Name = "Visit.VisitedOn"), DataType(DataType.Date), Required] public DateOnly? VisitedOn { get; init; }
    [Display(Name = "Visit.Visitor"), Required, StringLength(VisitCheck.MaxName)] public string? Visitor { get; init; }

    [Display(Name = "Visit.LivesWith"), Required, StringLength(VisitCheck.MaxName)] public string? LivesWith { get; init; }
    [Display(Name = "Visit.LivesWithIdNumber"), StringLength(VisitCheck.MaxName)] public string? LivesWithIdNumber { get; init; }
    [Display(Name = "Visit.LivesWithPhone"), StringLength(VisitCheck.MaxName)] public string? LivesWithPhone { get; init; }
    [Display(Name = "Visit.Address"), StringLength(VisitCheck.MaxName)] public string? Address { get; init; }
    [Display(Name = "Visit.Contact"), Required(ErrorMessage = "Error.Choose")] public DangerContact? Contact { get; init; }
    [Display(Name = "Visit.Threats")] public bool Threats { get; init; }
    [Display(Name = "Visit.SafetyNote"), StringLength(VisitCheck.MaxText)] public string? SafetyNote { get; init; }

    [Display(Name = "Visit.Care")] public GuardianCare? Care { get; init; }
    [Display(Name = "Visit.HealthNote"), StringLength(VisitCheck.MaxText)] public string? HealthNote { get; init; }
    [Display(Name = "Visit.SchoolNote"), StringLength(VisitCheck.MaxText)] public string? SchoolNote { get; init; }
    [Display(Name = "Visit.WorkNote"), StringLength(VisitCheck.MaxText)] public string? WorkNote { get; init; }
    [Display(Name = "Visit.RegistrationNote"), StringLength(VisitCheck.MaxText)] public string? RegistrationNote { get; init; }
    [Display(Name = "Visit.LegalNote"), StringLength(VisitCheck.MaxText)] public string? LegalNote { get; init; }
    [Display(Name = "Visit.FamilyNote"), StringLength(VisitCheck.MaxText)] public string? FamilyNote { get; init; }
    [Display(Name = "Visit.NeedsNote"), StringLength(VisitCheck.MaxText)] public string? NeedsNote { get; init; }

    [Display(Name = "Visit.HeardAlone")] public bool HeardAlone { get; init; }
    [Display(Name = "Visit.OwnWords"), StringLength(VisitCheck.MaxText)] public string? OwnWords { get; init; }
    [Display(Name = "Visit.NotHeardReason"), StringLength(VisitCheck.MaxText)] public string? NotHeardReason { get; init; }

    [Display(Name = "Visit.Risk"), Required(ErrorMessage = "Error.Choose")] public RiskLevel? Risk { get; init; }
    [Display(Name = "Visit.NextOn"), DataType(DataType.Date)] public DateOnly? NextOn { get; init; }
    [Display(Name = "Visit.Escalation"), StringLength(VisitCheck.MaxText)] public string? Escalation { get; init; }

    [Display(Name = "Visit.ReportSituation")] public string? ReportSituation { get; init; }
    [Display(Name = "Visit.ReportedTo")] public Guid? ReportedToId { get; init; }
    [Display(Name = "Visit.ReportedOn"), DataType(DataType.Date)] public DateOnly? ReportedAt { get; init; }
    [Display(Name = "Visit.ReportedTime"), DataType(DataType.Time)] public TimeOnly? ReportedTime { get; init; }
    [Display(Name = "Visit.ReportText"), StringLength(VisitCheck.MaxText)] public string? ReportText { get; init; }

    public VisitInput ToInput() => new()
    {
        Method = Method,
        VisitedOn = VisitedOn,
        Visitor = Visitor,
        LivesWith = LivesWith,
        LivesWithIdNumber = LivesWithIdNumber,
        LivesWithPhone = LivesWithPhone,
        Address = Address,
        Contact = Contact,
        Threats = Threats,
        SafetyNote = SafetyNote,
        Care = Care,
        HealthNote = HealthNote,
        SchoolNote = SchoolNote,
        WorkNote = WorkNote,
        RegistrationNote = RegistrationNote,
        LegalNote = LegalNote,
        FamilyNote = FamilyNote,
        NeedsNote = NeedsNote,
        HeardAlone = HeardAlone,
        OwnWords = OwnWords,
        NotHeardReason = NotHeardReason,
        Risk = Risk,
        NextOn = NextOn,
        Escalation = Escalation,
        ReportSituation = ReportSituation,
        ReportedToId = ReportedToId,
        ReportedAt = ReportedAt is { } on && ReportedTime is { } at ? ChinaTime.ToUtc(on.ToDateTime(at)) : null,
        ReportText = ReportText,
        Correction = Correction,
    };

    /// <summary>What an entry says, as far as this reader is shown it, to be put right.</summary>
    public static VisitForm Of(Visit visit, VisitsHead head) => new()
    {
        Method = visit.Method,
        VisitedOn = visit.VisitedOn,
        Visitor = visit.Visitor,
        LivesWith = visit.LivesWith,
        LivesWithIdNumber = visit.LivesWithIdNumber,
        LivesWithPhone = visit.LivesWithPhone,
        Address = visit.Address,
        Contact = visit.Contact,
        Threats = visit.Threats,
        SafetyNote = visit.SafetyNote,
        Care = visit.Care,
        HealthNote = head.Shows(FieldGroup.Health) ? visit.HealthNote : null,
        SchoolNote = head.Shows(FieldGroup.Schooling) ? visit.SchoolNote : null,
        WorkNote = head.Shows(FieldGroup.Employment) ? visit.WorkNote : null,
        RegistrationNote = head.Shows(FieldGroup.Certificates) ? visit.RegistrationNote : null,
        LegalNote = head.Shows(FieldGroup.Legal) ? visit.LegalNote : null,
        FamilyNote = head.Shows(FieldGroup.Family) ? visit.FamilyNote : null,
        NeedsNote = visit.NeedsNote,
        HeardAlone = visit.HeardAlone,
        OwnWords = visit.OwnWords,
        NotHeardReason = visit.NotHeardReason,
        Risk = visit.Risk,
        NextOn = visit.NextOn,
        Escalation = visit.Escalation,
        ReportSituation = visit.ReportSituation,
        ReportedToId = visit.ReportedToId,
        ReportedAt = visit.ReportedAt is { } at ? ChinaTime.LocalDate(at) : null,
        ReportedTime = visit.ReportedAt is { } moment ? TimeOnly.FromDateTime(ChinaTime.ToLocal(moment)) : null,
        ReportText = visit.ReportText,
    };
}
