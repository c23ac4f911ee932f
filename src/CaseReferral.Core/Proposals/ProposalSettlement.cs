using CaseReferral.Core.Cases;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Jobs;
using CaseReferral.Core.Persons;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Proposals;

/// <summary>Takes a proposal off the inbox when its cause is gone: the hand-off is over, supplied, or the line has been sent.</summary>
[Job("proposal-settlement", everyMinutes: 30)]
public sealed class ProposalSettlement(AppDbContext db, TimeProvider time) : Job
{
    public override async Task<IReadOnlyList<Guid>> FindAsync(int take, CancellationToken token) =>
        await Gone().OrderBy(p => p.RaisedAt).Select(p => p.Id).Take(take).ToListAsync(token);

    public override async Task<bool> DoAsync(Guid id, CancellationToken token)
    {
        if (await Gone().FirstOrDefaultAsync(p => p.Id == id, token) is not { } proposal)
            return false;
        proposal.Settle(time.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(token);
        return true;
    }

    private IQueryable<Proposal> Gone() => db.Set<Proposal>().Where(p => p.OpenForId != null && (
        p.Kind == ProposalKind.SupplementUnanswered
            && !db.Set<Handoff>().Any(h => h.Id == p.SubjectId && h.Status == HandoffStatus.SupplementRequested)
        || p.Kind == ProposalKind.Outgrown && (!db.Set<Handoff>().Any(h => h.Id == p.SubjectId && h.HolderId != null)
            || p.Suggests != null && db.Set<Handoff>().Any(h => h.CaseId == p.CaseId && h.Kind == p.Suggests && h.Status != HandoffStatus.Draft))
        || p.Kind == ProposalKind.HouseholdRegistration && (
            db.Set<Handoff>().Any(h => h.CaseId == p.CaseId && h.Kind == p.LineKey && h.Status != HandoffStatus.Draft)
            || db.Set<Case>().Any(c => c.Id == p.CaseId && db.Set<Person>().Any(x => x.Id == c.PersonId && x.IdentityConfirmed)))));
}
