using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Workflows;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Handoffs;

/// <summary>The receiver's record of the service, which moves the hand-off without an action of its own.</summary>
public sealed partial class HandoffService
{
    /// <summary>
    /// A department saves its typed record: allowed to the receiver while it works, and after a proper end where the line follows on; the
    /// first entry moves Accepted to InProgress by itself (T15).
    /// </summary>
    /// <param name="id">Hand-off.</param>
    /// <param name="version">Version the page showed.</param>
    /// <param name="write">Changes the record; throws to refuse.</param>
    /// <param name="token">Cancels.</param>
    public async Task RecordAsync(Guid id, int version, Func<HandoffMove, Task> write, CancellationToken token)
    {
        var handoff = await OpenAsync(id, HandoffAction.Report, token);
        if (!SidesOf(handoff).HasFlag(Side.Receiver) || !db.Actor.May(Permissions.For(HandoffAction.Report)))
            throw new NotPermittedException(Permissions.For(HandoffAction.Report));
        if (handoff.Version != version || !await RecordsAsync(handoff, token))
            throw await StaleAsync(handoff, HandoffAction.Begin, token);
        db.Expect(handoff, version);
        var (facts, @case) = await loader.LoadToMoveAsync(handoff, HandoffAction.Begin, null, token);
        var move = new HandoffMove(db, handoff, @case, facts, HandoffAction.Begin, handoff.Status, db.Actor, Now, calendar);
        await write(move);
        if (handoff.Status == HandoffStatus.Accepted)
            await ApplyAsync(handoff, @case, HandoffAction.Begin, HandoffStatus.InProgress, new(), facts, token);
        else
            db.Entry(handoff).Property(h => h.Version).IsModified = true;
        if (handoff.IsTerminal)
            await effects.FollowOnAsync(move, token);
        await SaveAsync(handoff.Id, token);
    }

    /// <summary>Whether the line's record is written in this state; after the end only while the unit still has the case.</summary>
    public async Task<bool> RecordsAsync(Handoff handoff, CancellationToken token) =>
        kinds[handoff.Kind].Records(handoff.Status) && (handoff.IsLive || await db.Set<Case>().AnyAsync(c => c.Id == handoff.CaseId, token));
}
