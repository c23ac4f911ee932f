namespace CaseReferral.Core.Supervision;

/// <summary>A limit somebody can be urged about: of a hand-off's step, or of a case.</summary>
public interface IUrgedClock
{
    Guid Id { get; }
    DateTime StartedAt { get; }
    DateTime DueAt { get; }
    /// <summary>Rungs climbed so far: the next one is the <see cref="UrgingLevel"/> of this value.</summary>
    int Rung { get; }
    /// <summary>When the next rung is due; null when the ladder rests: clock stopped, order answered, or top reached.</summary>
    DateTime? NextRungAt { get; }

    /// <summary>
    /// As what it stands in the counts of what is overdue (<see cref="OverdueStanding"/>); null = not counted,
    /// <see cref="OverdueStanding.Never"/> = nobody is urged about it. Written by each save.
    /// </summary>
    string? CountedAs { get; }

    void Climb(int rung, DateTime? next);

    /// <summary>Stands so in the counts from the save on; null = not counted.</summary>
    void CountAs(OverdueStanding? standing);
}
