using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Reference;
using CaseReferral.Core.Workflows;

namespace CaseReferral.Core.Handoffs;

/// <summary>Checks an action's form against what the row asks: pure, every wrong field at once.</summary>
public static class HandoffInputCheck
{
    public const int MaxText = 2000;

    public static IReadOnlyList<FieldError> Check(
        Needs needs, HandoffAction action, HandoffInput input, Handoff handoff, HandoffKind kind, DateOnly today) =>
    [
        .. Reason(needs, action, input, kind), .. Texts(Asked(needs, action, input), input), .. Unit(Asked(needs, action, input), input, handoff),
        .. Dates(needs, input, handoff, kind, today),
    ];

    /// <summary>G13: duty and proposed unit belong to the reason "not our remit"; who returns a duplicate knows of no other unit.</summary>
    private static Needs Asked(Needs needs, HandoffAction action, HandoffInput input) =>
        action is HandoffAction.Return or HandoffAction.Decline && input.ReasonCode != HandoffCodes.NotOurRemit ? needs & ~(Needs.Duty | Needs.Unit) : needs;

    private static IEnumerable<FieldError> Reason(Needs needs, HandoffAction action, HandoffInput input, HandoffKind kind)
    {
        if (!needs.HasFlag(Needs.Reason))
            yield break;
        if (!HandoffCodes.For(action, kind).Contains(input.ReasonCode))
            yield return new(nameof(input.ReasonCode), "Error.ChooseReason");
        if (string.IsNullOrWhiteSpace(input.Text))
            yield return new(nameof(input.Text), "Error.WriteReason");
    }

    private static IEnumerable<FieldError> Texts(Needs needs, HandoffInput input)
    {
        if (needs.HasFlag(Needs.Text) && string.IsNullOrWhiteSpace(input.Text))
            yield return new(nameof(input.Text), "Error.Required");
        if (input.Text?.Length > MaxText)
            yield return new(nameof(input.Text), "Error.TooLong", $"{MaxText}");
        if (needs.HasFlag(Needs.Request) && input.Request?.Length > HandoffWriter.MaxRequest)
            yield return new(nameof(input.Request), "Error.TooLong", $"{HandoffWriter.MaxRequest}");
        if (needs.HasFlag(Needs.Duty) && CodeLists.Duty.Find(input.Duty?.Trim()) is null)
            yield return new(nameof(input.Duty), "Error.DutyNumber");
        if (needs.HasFlag(Needs.RulingNumber) && string.IsNullOrWhiteSpace(input.RulingNumber))
            yield return new(nameof(input.RulingNumber), "Error.Required");
        if (input.RulingNumber?.Length > 60)
            yield return new(nameof(input.RulingNumber), "Error.TooLong", "60");
        if (needs.HasFlag(Needs.NextStep) && string.IsNullOrWhiteSpace(input.NextStep))
            yield return new(nameof(input.NextStep), "Error.NextStep");
        if (input.NextStep?.Length > MaxText)
            yield return new(nameof(input.NextStep), "Error.TooLong", $"{MaxText}");
    }

    private static IEnumerable<FieldError> Unit(Needs needs, HandoffInput input, Handoff handoff)
    {
        if (needs.HasFlag(Needs.Unit) && input.UnitId is null)
            yield return new(nameof(input.UnitId), "Error.ChooseUnit");
        if (needs.HasFlag(Needs.Unit) && input.UnitId == handoff.ToOrganisationId)
            yield return new(nameof(input.UnitId), "Error.SameUnit");
        if (needs.HasFlag(Needs.Officer) && input.OfficerId is null)
            yield return new(nameof(input.OfficerId), "Error.ChooseOfficer");
    }

    private static IEnumerable<FieldError> Dates(Needs needs, HandoffInput input, Handoff handoff, HandoffKind kind, DateOnly today)
    {
        if (needs.HasFlag(Needs.PlanDate) && (input.PlanDate is null || input.PlanDate < today))
            yield return new(nameof(input.PlanDate), "Error.PlanDate");
        // G15: a pause is looked at again within some days, and all pauses together end after some more.
        var days = Math.Min(kind.Agreed.ReviewDays, kind.Agreed.HeldDays - handoff.HeldDays);
        if (needs.HasFlag(Needs.ReviewDate) && (input.ReviewOn is not { } review || review <= today || review > today.AddDays(days)))
            yield return new(nameof(input.ReviewOn), "Error.ReviewDate", $"{days}");
        if (!needs.HasFlag(Needs.Outcome))
            yield break;
        if (!kind.Outcomes.Contains(input.Outcome))
            yield return new(nameof(input.Outcome), "Error.ChooseOutcome");
        var accepted = handoff.AcceptedAt is { } at ? ChinaTime.LocalDate(at) : today;
        if (input.OutcomeOn is not { } on || on < accepted || on > today)
            yield return new(nameof(input.OutcomeOn), "Error.OutcomeDate", $"{accepted:yyyy-MM-dd}", $"{today:yyyy-MM-dd}");
    }
}
