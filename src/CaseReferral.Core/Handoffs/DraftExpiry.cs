using CaseReferral.Core.Data;
using CaseReferral.Core.Jobs;

namespace CaseReferral.Core.Handoffs;

/// <summary>T3: a draft that nobody sent in its days is deleted, with a line in the case's timeline. Never a sent one.</summary>
[Job("draft-expiry", everyMinutes: 60)]
public sealed class DraftExpiry(AppDbContext db, HandoffService handoffs, TimeProvider time) : HandoffJob(db, handoffs, time)
{
    protected override HandoffAction Action => HandoffAction.Discard;

    protected override IQueryable<Handoff> Due(IQueryable<Handoff> all, DateTime now) =>
        all.Where(h => h.Status == HandoffStatus.Draft && h.SentAt == null && h.DueAt <= now);
}
