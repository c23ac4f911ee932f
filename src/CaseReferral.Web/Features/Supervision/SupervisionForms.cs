using System.ComponentModel.DataAnnotations;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Supervision;
using CaseReferral.Core.Workflows;

namespace CaseReferral.Web.Features.Supervision;

/// <summary>The office's order.</summary>
public sealed record OrderForm
{
    [Display(Name = "Field.OrderText"), StringLength(UrgingService.MaxText)] public string? Text { get; init; }
}

/// <summary>What an order would be about, and why it cannot be issued yet.</summary>
public sealed record OrderPage(
    Guid ClockId, string Key, string Number, string Href, ClockStep? Step, string UnitName, DateTime DueAt, IReadOnlyList<Reason> Blocked)
{
    public OrderForm Form { get; init; } = new();
}

/// <summary>The unit's answer.</summary>
public sealed record AnswerForm
{
    public int Version { get; init; }
    [Display(Name = "Field.Answer"), StringLength(UrgingService.MaxText)] public string? Answer { get; init; }
}

/// <summary>One letter as both sides read it.</summary>
public sealed record UrgingPage(Urging Letter, string UnitName, string? OfficerName, string? OfficeName, bool IsAddressee, bool MayAnswer, bool MayOpen)
{
    public AnswerForm Form { get; init; } = new();

    /// <summary>Where the item stands; null when its case is closed to the reader by now.</summary>
    public string? Href => !MayOpen ? null : Letter.HandoffId is { } id ? $"/handoffs/{id}" : $"/cases/{Letter.CaseId}";
}
