using CaseReferral.Core.Clocks;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Workflows;

namespace CaseReferral.Core.Departments.Employment;

/// <summary>
/// Work that is kept (notice 四.4), for both lines that lead to work: two tasks come with the first day of work, one when three and one
/// when six months are over, and each ends when its day is recorded or she has left.
/// </summary>
/// <param name="EmployedOn">First day of work.</param>
/// <param name="Kept3On">When it was established that she kept it for three months.</param>
/// <param name="Kept6On">The same for six.</param>
/// <param name="LeftOn">When she left it, where the line records that.</param>
public sealed record WorkKept(DateOnly? EmployedOn, DateOnly? Kept3On, DateOnly? Kept6On, DateOnly? LeftOn = null)
{
    /// <summary>Days after the three, and the six, months by which somebody has asked; no law names them.</summary>
    public static LineNumber Days { get; } = new("KeptDays", 15, "d", 1, 92);

    private static readonly int[] Months = [3, 6];

    /// <summary>The two limits of a line.</summary>
    public static IReadOnlyList<string> Clocks(string line) => [.. Months.Select(m => $"{line}-kept-{m}")];

    /// <summary>A day earlier than the months after the first one proves nothing.</summary>
    public static Reason? Objection(DateOnly? employed, DateOnly? kept3, DateOnly? kept6) =>
        TooEarly(kept3, employed, Months[0]) || TooEarly(kept6, employed, Months[1]) ? new("KeptLongEnough") : null;

    private static bool TooEarly(DateOnly? kept, DateOnly? employed, int months) =>
        kept is not null && (employed is not { } on || kept < on.AddMonths(months));

    /// <summary>The days on which the tasks begin; null for one that is done or has nothing to ask about.</summary>
    private DateOnly? Begins(int task) => LeftOn is null && (task == 0 ? Kept3On ?? Kept6On : Kept6On) is null ? EmployedOn?.AddMonths(Months[task]) : null;

    /// <summary>Brings the tasks in line with what is recorded now, in the caller's save.</summary>
    internal async Task FollowAsync(HandoffMove move, WorkKept now, CancellationToken token)
    {
        var clocks = Clocks(move.Handoff.Kind);
        for (var task = 0; task < clocks.Count; task++)
            await new DatedTask(clocks[task], Term.CalendarDays(move.Facts.Kind.Number(Days.Name))).FollowAsync(move, Begins(task), now.Begins(task), token);
    }
}
