using CaseReferral.Core.Clocks;
using CaseReferral.Core.Supervision;
using CaseReferral.Web.Features.Access;
using CaseReferral.Web.Features.CarerChecks;
using CaseReferral.Web.Features.Duties;
using CaseReferral.Web.Features.Handoffs;
using CaseReferral.Web.Features.Proposals;

namespace CaseReferral.Web.Features.Inbox;

/// <summary>What waits for this unit, the most urgent first.</summary>
public sealed class InboxPage
{
    public const int Size = 25;

    public InboxFilter Filter { get; init; }
    public required IReadOnlyDictionary<InboxFilter, int> Counts { get; init; }
    public required IReadOnlyList<HandoffRow> Rows { get; init; }
    public required IReadOnlyList<ClockRow> Clocks { get; init; }
    /// <summary>There are more than are shown.</summary>
    public bool MoreClocks { get; init; }
    public required IReadOnlyList<UrgingRow> Urgings { get; init; }
    public required IReadOnlyList<ProposalRow> Proposals { get; init; }
    public required IReadOnlyList<CarerCheckRow> CarerChecks { get; init; }
    public required IReadOnlyList<AccessTask> Access { get; init; }
    /// <summary>Cursor of the next page; null on the last.</summary>
    public string? Next { get; init; }
    public bool IsFirst { get; init; }
    public DateTime Now { get; init; }
    public required WorkCalendar Calendar { get; init; }
    public DateOnly Today => ChinaTime.LocalDate(Now);

    /// <summary>Overdue, today, this week, later: the headings of the list.</summary>
    public IEnumerable<IGrouping<string, HandoffRow>> Groups => Rows.GroupBy(GroupOf);

    /// <summary>The light of an order's answer; null when no day is set.</summary>
    public Light? LightOf(UrgingRow row) =>
        row.AnswerDueAt is { } due ? Lights.Of(row.IssuedAt, due, false, Now, Calendar) : null;

    private string GroupOf(HandoffRow row)
    {
        if (row.DueAt is not { } due)
            return "Later";
        var date = ChinaTime.LocalDate(due);
        var sunday = Today.AddDays((7 - (int)Today.DayOfWeek) % 7);
        return due < Now ? "Overdue" : date == Today ? "Today" : date <= sunday ? "Week" : "Later";
    }
}

/// <summary>A letter of the ladder that waits for this unit's answer.</summary>
public sealed record UrgingRow(
    Guid Id, UrgingLevel Level, string? Number, string ItemKey, string ItemNumber, DateTime IssuedAt, DateTime? AnswerDueAt);
