using System.ComponentModel.DataAnnotations;
using CaseReferral.Core.Departments.LegalAid;
using CaseReferral.Web.Features.Handoffs;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CaseReferral.Web.Features.Departments.LegalAid;

/// <summary>The record as the department's clerk writes it.</summary>
public sealed record LegalAidForm : RecordForm
{
    [Display(Name = "LegalAid.DecidedOn"), Required] public DateOnly? DecidedOn { get; init; }
    [Display(Name = "LegalAid.Decision"), Required] public string? Decision { get; init; }
    [Display(Name = "LegalAid.RefusalGround"), StringLength(500)] public string? RefusalGround { get; init; }
    [Display(Name = "LegalAid.Form")] public string? Form { get; init; }
    [Display(Name = "LegalAid.Lawyer")] public Guid? LawyerId { get; init; }
    [Display(Name = "LegalAid.LawyerReason"), StringLength(500)] public string? LawyerReason { get; init; }
    [Display(Name = "LegalAid.AssignedOn")] public DateOnly? AssignedOn { get; init; }
    [Display(Name = "LegalAid.MatterNote"), StringLength(1000)] public string? MatterNote { get; init; }
    [Display(Name = "LegalAid.ApplicantKind")] public string? ApplicantKind { get; init; }
    [Display(Name = "LegalAid.Applicant"), StringLength(50)] public string? Applicant { get; init; }
    [Display(Name = "LegalAid.Position")] public string? Position { get; init; }
    [Display(Name = "LegalAid.Cause")] public string? Cause { get; init; }
    [Display(Name = "LegalAid.Step")] public string? Step { get; init; }
    [Display(Name = "LegalAid.Exempt")] public string? Exempt { get; init; }
    [Display(Name = "LegalAid.LimitEndsOn")] public DateOnly? LimitEndsOn { get; init; }
    [Display(Name = "LegalAid.UrgentMeasure")] public bool UrgentMeasure { get; init; }
    [Display(Name = "LegalAid.EndedOn")] public DateOnly? EndedOn { get; init; }
    [Display(Name = "LegalAid.EndGround")] public string? EndGround { get; init; }
    [Display(Name = "LegalAid.EndNote"), StringLength(1000)] public string? EndNote { get; init; }
    [Display(Name = "LegalAid.ObjectedOn")] public DateOnly? ObjectedOn { get; init; }
    [Display(Name = "LegalAid.ObjectionDecidedOn")] public DateOnly? ObjectionDecidedOn { get; init; }
    [Display(Name = "LegalAid.ObjectionResult")] public string? ObjectionResult { get; init; }
    [Display(Name = "LegalAid.ClosedOn")] public DateOnly? ClosedOn { get; init; }
    [Display(Name = "LegalAid.Outcome")] public string? Outcome { get; init; }
    [Display(Name = "LegalAid.OutcomeNote"), StringLength(1000)] public string? OutcomeNote { get; init; }
    [Display(Name = "LegalAid.Satisfaction")] public string? Satisfaction { get; init; }
    [Display(Name = "LegalAid.SatisfactionOn")] public DateOnly? SatisfactionOn { get; init; }

    /// <summary>Offered by the page, never sent.</summary>
    [BindNever] public LegalAidOffer Offer { get; init; } = LegalAidOffer.None;

    public static LegalAidForm Of(LegalAidRecord record) => new()
    {
        DecidedOn = record.DecidedOn,
        Decision = record.Decision,
        RefusalGround = record.RefusalGround,
        Form = record.Form,
        LawyerId = record.LawyerId,
        LawyerReason = record.LawyerReason,
        AssignedOn = record.AssignedOn,
        MatterNote = record.MatterNote,
        ApplicantKind = record.ApplicantKind,
        Applicant = record.Applicant,
        Position = record.Position,
        Cause = record.Cause,
        Step = record.Step,
        Exempt = record.Exempt,
        LimitEndsOn = record.LimitEndsOn,
        UrgentMeasure = record.UrgentMeasure,
        EndedOn = record.EndedOn,
        EndGround = record.EndGround,
        EndNote = record.EndNote,
        ObjectedOn = record.ObjectedOn,
        ObjectionDecidedOn = record.ObjectionDecidedOn,
        ObjectionResult = record.ObjectionResult,
        ClosedOn = record.ClosedOn,
        Outcome = record.Outcome,
        OutcomeNote = record.OutcomeNote,
        Satisfaction = record.Satisfaction,
        SatisfactionOn = record.SatisfactionOn,
    };

    public LegalAidDetails ToDetails() => new()
    {
        DecidedOn = DecidedOn,
        Decision = Decision,
        RefusalGround = RefusalGround,
        Form = Form,
        LawyerId = LawyerId,
        LawyerReason = LawyerReason,
        AssignedOn = AssignedOn,
        MatterNote = MatterNote,
        ApplicantKind = ApplicantKind,
        Applicant = Applicant,
        Position = Position,
        Cause = Cause,
        Step = Step,
        Exempt = Exempt,
        LimitEndsOn = LimitEndsOn,
        UrgentMeasure = UrgentMeasure,
        EndedOn = EndedOn,
        EndGround = EndGround,
        EndNote = EndNote,
        ObjectedOn = ObjectedOn,
        ObjectionDecidedOn = ObjectionDecidedOn,
        ObjectionResult = ObjectionResult,
        ClosedOn = ClosedOn,
        Outcome = Outcome,
        OutcomeNote = OutcomeNote,
        Satisfaction = Satisfaction,
        SatisfactionOn = SatisfactionOn,
    };
}
