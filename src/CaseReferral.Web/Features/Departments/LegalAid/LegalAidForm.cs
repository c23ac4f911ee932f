using System.ComponentModel.DataAnnotations;
using CaseReferral.Core.Departments.LegalAid;
using CaseReferral.Web.Features.Handoffs;

namespace CaseReferral.Web.Features.Departments.LegalAid;

/// <summary>The record as the department's clerk writes it.</summary>
public sealed record LegalAidForm : RecordForm
{
    [Display(Name = "LegalAid.DecidedOn"), Required] public DateOnly? DecidedOn { get; init; }
    [Display(Name = "LegalAid.Decision"), Required] public string? Decision { get; init; }
    [Display(Name = "LegalAid.RefusalGround"), StringLength(500)] public string? RefusalGround { get; init; }
    [Display(Name = "LegalAid.Form")] public string? Form { get; init; }
    [Display(Name = "LegalAid.Lawyer"), StringLength(50)] public string? Lawyer { get; init; }
    [Display(Name = "LegalAid.LawyerForMinors")] public bool LawyerForMinors { get; init; }
    [Display(Name = "LegalAid.AssignedOn")] public DateOnly? AssignedOn { get; init; }
    [Display(Name = "LegalAid.MatterNote"), StringLength(1000)] public string? MatterNote { get; init; }

    public static LegalAidForm Of(LegalAidRecord record) => new()
    {
        DecidedOn = record.DecidedOn,
        Decision = record.Decision,
        RefusalGround = record.RefusalGround,
        Form = record.Form,
        Lawyer = record.Lawyer,
        LawyerForMinors = record.LawyerForMinors,
        AssignedOn = record.AssignedOn,
        MatterNote = record.MatterNote,
    };

    public LegalAidDetails ToDetails() => new()
    {
        DecidedOn = DecidedOn,
        Decision = Decision,
        RefusalGround = RefusalGround,
        Form = Form,
        Lawyer = Lawyer,
        LawyerForMinors = LawyerForMinors,
        AssignedOn = AssignedOn,
        MatterNote = MatterNote,
    };
}
