using System.ComponentModel.DataAnnotations;
using CaseReferral.Core.Handoffs;

namespace CaseReferral.Web.Features.Handoffs;

/// <summary>The form of any hand-off action; which fields show is what the table row needs.</summary>
public sealed record ActionForm
{
    public int Version { get; init; }
    [Display(Name = "Field.Reason")] public string? ReasonCode { get; init; }
    [Display(Name = "Field.Text"), StringLength(HandoffInputCheck.MaxText)] public string? Text { get; init; }
    [Display(Name = "Field.Duty"), StringLength(20)] public string? Duty { get; init; }
    [Display(Name = "Field.Unit")] public Guid? UnitId { get; init; }
    [Display(Name = "Field.Officer")] public Guid? OfficerId { get; init; }
    [Display(Name = "Field.PlanDate"), DataType(DataType.Date)] public DateOnly? PlanDate { get; init; }
    [Display(Name = "Field.Outcome")] public string? Outcome { get; init; }
    [Display(Name = "Field.OutcomeOn"), DataType(DataType.Date)] public DateOnly? OutcomeOn { get; init; }
    [Display(Name = "Field.ReviewOn"), DataType(DataType.Date)] public DateOnly? ReviewOn { get; init; }
    [Display(Name = "Field.RulingNumber"), StringLength(60)] public string? RulingNumber { get; init; }
    [Display(Name = "Field.Request"), StringLength(HandoffWriter.MaxRequest)] public string? Request { get; init; }
    [Display(Name = "Field.NextStep"), StringLength(HandoffInputCheck.MaxText)] public string? NextStep { get; init; }

    public HandoffInput ToInput() => new()
    {
        ReasonCode = ReasonCode,
        Text = Text,
        Duty = Duty,
        UnitId = UnitId,
        OfficerId = OfficerId,
        PlanDate = PlanDate,
        Outcome = Outcome,
        OutcomeOn = OutcomeOn,
        ReviewOn = ReviewOn,
        RulingNumber = RulingNumber,
        Request = Request,
        NextStep = NextStep,
    };
}
