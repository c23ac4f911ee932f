using System.Globalization;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Workflows;

namespace CaseReferral.Web.Tests.Features.Handoffs;

/// <summary>An action's input as the fields a browser sends.</summary>
internal static class ActionValues
{
    public static Dictionary<string, string?> Of(HandoffInput input) => new()
    {
        ["Form.ReasonCode"] = input.ReasonCode,
        ["Form.Text"] = input.Text,
        ["Form.Duty"] = input.Duty,
        ["Form.UnitId"] = input.UnitId?.ToString(),
        ["Form.OfficerId"] = input.OfficerId?.ToString(),
        ["Form.PlanDate"] = Day(input.PlanDate),
        ["Form.Outcome"] = input.Outcome,
        ["Form.OutcomeOn"] = Day(input.OutcomeOn),
        ["Form.ReviewOn"] = Day(input.ReviewOn),
        ["Form.RulingNumber"] = input.RulingNumber,
        ["Form.NextStep"] = input.NextStep,
    };

    /// <summary>The fields the form of a row must offer.</summary>
    public static IEnumerable<string> Required(Needs needs) =>
        from field in Fields where needs.HasFlag(field.Need) select field.Name;

    private static readonly (Needs Need, string Name)[] Fields =
    [
        (Needs.Reason, "Form.ReasonCode"), (Needs.Reason, "Form.Text"), (Needs.Duty, "Form.Duty"), (Needs.Unit, "Form.UnitId"),
        (Needs.Officer, "Form.OfficerId"), (Needs.PlanDate, "Form.PlanDate"), (Needs.Outcome, "Form.Outcome"),
        (Needs.Outcome, "Form.OutcomeOn"), (Needs.ReviewDate, "Form.ReviewOn"), (Needs.RulingNumber, "Form.RulingNumber"),
        (Needs.NextStep, "Form.NextStep"), (Needs.Text, "Form.Text"),
    ];

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
