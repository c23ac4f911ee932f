using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Jobs;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Proposals;

/// <summary>
/// T8: a supplement nobody supplied in its time and some workdays more. Only the sender or the office may let it lapse, so
/// the sender is asked: supply, or withdraw and say what happens to the person instead.
/// </summary>
[Job("supplement-proposals", everyMinutes: 60)]
public sealed class SupplementProposals(AppDbContext db, HandoffOptions agreed, WorkCalendar calendar, TimeProvider time) : Job
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public override async Task<IReadOnlyList<Guid>> FindAsync(int take, CancellationToken token) =>
        await Unanswered().OrderBy(h => h.DueAt).Select(h => h.Id).Take(take).ToListAsync(token);

    public override async Task<bool> DoAsync(Guid id, CancellationToken token)
    {
        var handoff = await Unanswered().FirstOrDefaultAsync(h => h.Id == id, token);
        if (handoff is null || agreed.Unsupplied.From(handoff.DueAt!.Value, calendar).DueUtc > Now)
            return false;
        db.Add(new Proposal(ProposalKind.SupplementUnanswered, handoff.CaseId, id, handoff.Number, handoff.Kind, handoff.FromOrganisationId, Now));
        var @case = await db.Set<Case>().SingleAsync(c => c.Id == handoff.CaseId, token);
        db.Add(@case.Note("SupplementUnanswered", db.Actor, Now, handoff.Number));
        await db.SaveChangesAsync(token);
        return true;
    }

    private IQueryable<Handoff> Unanswered()
    {
        var earliest = Now.AddDays(-agreed.UnsuppliedDays);
        return db.Set<Handoff>().AsNoTracking().Where(h => h.Status == HandoffStatus.SupplementRequested && h.DueAt <= earliest
            && !db.Set<Proposal>().Any(p => p.SubjectId == h.Id && p.Kind == ProposalKind.SupplementUnanswered));
    }
}
