using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Supervision;

namespace CaseReferral.Web.Features.Supervision;

/// <summary>Where overdue limits stand on the ladder; the counts and the list use the same predicates.</summary>
public enum SupervisionState { All, NotUrged, Urged, Ordered, Answered, Circular }

/// <summary>What an office looks at in its region.</summary>
public sealed record SupervisionFilter
{
    public SupervisionState State { get; init; }
    /// <summary>County code within the office's region.</summary>
    public string? Area { get; init; }
    public Guid? Unit { get; init; }
    /// <summary>Step of a hand-off; limits of cases have none and are left out then.</summary>
    public ClockStep? Step { get; init; }
    /// <summary>The table by unit names them all, not only those with most.</summary>
    public bool Every { get; init; }
    /// <summary>Cursor: due moment and serial of the last row.</summary>
    public string? After { get; init; }
}

/// <summary>The states as predicates and as an answer for one row.</summary>
public static class SupervisionStates
{
    /// <summary>The rung a limit stands on after the letter of urging, and after the second order.</summary>
    public const int AfterUrge = (int)UrgingLevel.Urge + 1, AfterSecond = (int)UrgingLevel.SecondOrder + 1;

    public static IQueryable<T> In<T>(this IQueryable<T> overdue, SupervisionState state) where T : class, IUrgedClock => state switch
    {
        SupervisionState.NotUrged => overdue.Where(k => k.Rung < AfterUrge),
        SupervisionState.Urged => overdue.Where(k => k.Rung == AfterUrge),
        SupervisionState.Ordered => overdue.Where(k => k.Rung > AfterUrge && k.Rung <= AfterSecond && k.NextRungAt != null),
        SupervisionState.Answered => overdue.Where(k => k.Rung > AfterUrge && k.Rung <= AfterSecond && k.NextRungAt == null),
        SupervisionState.Circular => overdue.Where(k => k.Rung > AfterSecond),
        _ => overdue,
    };

    /// <summary>The same for one row.</summary>
    public static SupervisionState Of(int rung, bool rests) => rung switch
    {
        < AfterUrge => SupervisionState.NotUrged,
        AfterUrge => SupervisionState.Urged,
        > AfterSecond => SupervisionState.Circular,
        _ => rests ? SupervisionState.Answered : SupervisionState.Ordered,
    };
}
