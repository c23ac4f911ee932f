using System.ComponentModel.DataAnnotations;
using CaseReferral.Core.Rescues;

namespace CaseReferral.Web.Features.Interviews;

/// <summary>One interview as police write it down.</summary>
public sealed record InterviewForm
{
    public int Version { get; set; }
    [Display(Name = "Interview.On"), Required] public DateOnly? On { get; init; }
    [Display(Name = "Interview.Place"), StringLength(InterviewService.MaxText)] public string? Place { get; init; }
    [Display(Name = "Interview.Interviewers"), Required, StringLength(InterviewService.MaxText)] public string? Interviewers { get; init; }
    [Display(Name = "Interview.Topics")] public List<string> Topics { get; init; } = [];
    [Display(Name = "Interview.Adult"), StringLength(InterviewService.MaxText)] public string? Adult { get; init; }
    [Display(Name = "Interview.AdultRole")] public string? AdultRole { get; init; }
    [Display(Name = "Interview.FemaleOfficer")] public bool FemaleOfficer { get; init; }
    [Display(Name = "Interview.Filmed")] public bool Filmed { get; init; }
    [Display(Name = "Interview.RepeatReason"), StringLength(InterviewService.MaxText)] public string? RepeatReason { get; init; }
    [Display(Name = "Interview.Approver")] public Guid? ApproverId { get; init; }

    public InterviewInput ToInput() => new()
    {
        On = On,
        Place = Place,
        Interviewers = Interviewers,
        Topics = Topics,
        Adult = Adult,
        AdultRole = AdultRole,
        FemaleOfficer = FemaleOfficer,
        Filmed = Filmed,
        RepeatReason = RepeatReason,
        ApproverId = ApproverId,
    };
}
