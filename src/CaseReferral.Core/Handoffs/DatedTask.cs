using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;

namespace CaseReferral.Core.Handoffs;

/// <summary>A task of the receiver that a day on its record brings, and that ends when what it asks for is recorded too.</summary>
/// <param name="Clock">Kind of the limit.</param>
/// <param name="Term">How long it is given, from the day on.</param>
internal sealed record DatedTask(string Clock, Term Term)
{
    /// <summary>Brings the task in line with the record, in the caller's save: it begins, moves with its day, or ends.</summary>
    /// <param name="move">The hand-off whose record is written.</param>
    /// <param name="before">The day it ran from; null when it did not run.</param>
    /// <param name="after">The day it runs from now; null when there is nothing to do.</param>
    /// <param name="token">Stops the work.</param>
    public async Task FollowAsync(HandoffMove move, DateOnly? before, DateOnly? after, CancellationToken token)
    {
        if (before == after)
            return;
        if (before is not null)
            await move.Db.EndClocksAsync(move.Case.Id, [Clock], move.Now, token);
        if (after is { } day)
            Begin(move, day);
    }

    /// <summary>It begins, for a record that ends it by itself.</summary>
    /// <param name="move">The hand-off whose record is written.</param>
    /// <param name="day">The day it runs from.</param>
    public void Begin(HandoffMove move, DateOnly day) =>
        move.Db.Add(new CaseClock(move.Case, Clock, CaseClock.Agreed, move.Handoff.ToOrganisationId, Term, ChinaTime.ToUtc(day.ToDateTime(TimeOnly.MinValue)), move.Calendar));
}
