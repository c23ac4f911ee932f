using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using Rule = CaseReferral.Core.Workflows.Rule<CaseReferral.Core.FollowUps.VisitMoveFacts>;

namespace CaseReferral.Core.FollowUps;

/// <summary>Everything the rules of moving a planned visit may look at.</summary>
public sealed record VisitMoveFacts
{
    public CaseStage Stage { get; init; }
    public PlannedVisitState State { get; init; }
    public DateTime NowUtc { get; init; }
    public DateTime DueUtc { get; init; }
    public DateOnly Today { get; init; }
    /// <summary>The day its interval began.</summary>
    public DateOnly Begun { get; init; }
    /// <summary>The last day it was first planned for.</summary>
    public DateOnly First { get; init; }
    /// <summary>The last day it is planned for now.</summary>
    public DateOnly From { get; init; }
    public DateOnly? To { get; init; }
    /// <summary><see cref="FollowUpOptions.MoveDays"/>.</summary>
    public int MoveDays { get; init; }

    /// <summary>What the limit says, before a new day is named.</summary>
    /// <param name="startedUtc">Beginning of the limit.</param>
    /// <param name="dueUtc">Its end.</param>
    /// <param name="movedFrom"><see cref="PlannedVisit.MovedFrom"/>.</param>
    /// <param name="nowUtc">Now.</param>
    /// <param name="options">The city's settings.</param>
    public static VisitMoveFacts Of(DateTime startedUtc, DateTime dueUtc, DateOnly? movedFrom, DateTime nowUtc, FollowUpOptions options) => new()
    {
        NowUtc = nowUtc,
        DueUtc = dueUtc,
        Today = ChinaTime.LocalDate(nowUtc),
        Begun = ChinaTime.LocalDate(startedUtc),
        First = movedFrom ?? ChinaTime.LocalDate(dueUtc),
        From = ChinaTime.LocalDate(dueUtc),
        MoveDays = options.MoveDays,
    };
}

/// <summary>The named rules of moving a planned visit: another day near the first one, never past a day that was missed.</summary>
public static class VisitMoveRules
{
    public static readonly Rule Open = new("VisitMoveOpen", f => f.State == PlannedVisitState.Planned && f.Stage is CaseStage.FollowUp or CaseStage.Assisting);
    /// <summary>The alarm over a day nobody came is ended by going there.</summary>
    public static readonly Rule NotOverdue = new("VisitMoveNotOverdue", f => f.NowUtc <= f.DueUtc);

    public static readonly Rule Ahead = new("VisitMoveAhead", f => f.To > f.Today);
    public static readonly Rule Other = new("VisitMoveOther", f => f.To != f.From);
    /// <summary>Counted from the first day, so that many small moves are not one great one.</summary>
    public static readonly Rule Near = new("VisitMoveNear", f => f.To >= Earliest(f) && f.To <= Latest(f));

    /// <summary>Whether it may be moved at all.</summary>
    public static readonly IReadOnlyList<Rule> OnVisit = [Open, NotOverdue];
    /// <summary>The rules on the new day.</summary>
    public static readonly IReadOnlyList<Rule> OnDay = [Ahead, Other, Near];

    /// <summary>Whichever is less: the days the city allows, or the interval itself, so that a visit agreed for next week stays near.</summary>
    public static int Leeway(VisitMoveFacts facts) => Math.Min(facts.MoveDays, Math.Max(0, facts.First.DayNumber - facts.Begun.DayNumber));

    public static DateOnly Earliest(VisitMoveFacts facts) => Max(facts.Today.AddDays(1), facts.First.AddDays(-Leeway(facts)));

    public static DateOnly Latest(VisitMoveFacts facts) => facts.First.AddDays(Leeway(facts));

    private static DateOnly Max(DateOnly a, DateOnly b) => a > b ? a : b;
}
