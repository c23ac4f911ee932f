using System.ComponentModel.DataAnnotations;
using CaseReferral.Core.FollowUps;

namespace CaseReferral.Web.Features.FollowUps;

/// <summary>Another day for a planned visit.</summary>
public sealed record VisitMoveForm
{
    public int Version { get; init; }
    [Display(Name = "Visit.MoveTo"), DataType(DataType.Date), Required] public DateOnly? To { get; init; }
    [Display(Name = "Visit.MoveReason"), Required, StringLength(VisitMoveService.MaxReason)] public string? Reason { get; init; }
}
