using CaseReferral.Core.Clocks;
using CaseReferral.Core.Handoffs;

namespace CaseReferral.Core.Departments.LegalAid;

/// <summary>
/// What a centre does for her after it has named the lawyer, and the hand-off is over: how the matter ended, and how she was served
/// (法律援助法 Art. 59). Two tasks, one after the other; each ends when its day is recorded.
/// </summary>
/// <param name="AssignedOn">The lawyer is named.</param>
/// <param name="OverOn">The matter is closed, or the aid ended before.</param>
/// <param name="AskedOn">She was asked how she was served.</param>
public sealed record AidFollowUp(DateOnly? AssignedOn, DateOnly? OverOn, DateOnly? AskedOn)
{
    public const string OutcomeClock = "legal-aid-outcome", SatisfactionClock = "legal-aid-satisfaction";

    /// <summary>No law names a time: a year for the matter, a month for asking her.</summary>
    public static IReadOnlyList<LineNumber> Numbers { get; } = [new("OutcomeDays", 365, "d", 30, 1095), new("SatisfactionDays", 30, "d", 1, 366)];

    public static AidFollowUp Of(LegalAidRecord record) => new(record.AssignedOn, record.ClosedOn ?? record.EndedOn, record.SatisfactionOn);

    private DateOnly? OutcomeFrom => OverOn is null ? AssignedOn : null;
    private DateOnly? SatisfactionFrom => AskedOn is null ? OverOn : null;

    /// <summary>Brings both tasks in line with the record as it is now, in the caller's save.</summary>
    internal async Task FollowAsync(HandoffMove move, AidFollowUp now, CancellationToken token)
    {
        Term Given(int task) => Term.CalendarDays(move.Facts.Kind.Number(Numbers[task].Name));
        await new DatedTask(OutcomeClock, Given(0)).FollowAsync(move, OutcomeFrom, now.OutcomeFrom, token);
        await new DatedTask(SatisfactionClock, Given(1)).FollowAsync(move, SatisfactionFrom, now.SatisfactionFrom, token);
    }
}
