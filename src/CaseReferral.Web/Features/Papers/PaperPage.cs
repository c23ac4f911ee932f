using System.ComponentModel.DataAnnotations;
using CaseReferral.Core.Papers;

namespace CaseReferral.Web.Features.Papers;

/// <summary>Why a paper is printed again.</summary>
public sealed record ReprintForm
{
    [Display(Name = "Paper.Reason"), StringLength(PaperService.MaxReason)] public string? Reason { get; init; }
}

/// <summary>A paper as its unit sees it: the sheet while the last printing is fresh, else its history and the question why again.</summary>
public sealed class PaperPage
{
    public required Paper Paper { get; init; }
    public required PaperKind Kind { get; init; }
    public required IReadOnlyList<PaperPrint> Prints { get; init; }
    public required string Subject { get; init; }
    public required string Back { get; init; }
    /// <summary>View and model of the sheet; null when it is closed.</summary>
    public string? View { get; init; }
    public object? Content { get; init; }
    /// <summary>Address of the record for the code printed on the sheet; tells nothing by itself.</summary>
    public required string Address { get; init; }
    /// <summary>The unit still issues it; false: its history is left.</summary>
    public bool MayPrint { get; init; }
    public ReprintForm Form { get; init; } = new();
}
