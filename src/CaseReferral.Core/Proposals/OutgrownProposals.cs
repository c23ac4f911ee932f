using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Jobs;
using CaseReferral.Core.Persons;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Proposals;

/// <summary>
/// A birthday that crosses the upper age bound of a line while its hand-off lives: the hand-off stays valid, because age
/// counts on the application date, and the sender is asked to look at what comes next.
/// </summary>
[Job("outgrown-proposals", everyMinutes: 60)]
public sealed class OutgrownProposals(AppDbContext db, HandoffKinds kinds, TimeProvider time) : Job
{
    private static readonly HandoffStatus[] Live =
    [
        HandoffStatus.Sent, HandoffStatus.Received, HandoffStatus.SupplementRequested, HandoffStatus.Accepted, HandoffStatus.InProgress,
        HandoffStatus.OnHold, HandoffStatus.Returned, HandoffStatus.InArbitration, HandoffStatus.Reported, HandoffStatus.CancelRequested,
    ];

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public override async Task<IReadOnlyList<Guid>> FindAsync(int take, CancellationToken token)
    {
        var found = new List<Guid>();
        foreach (var kind in kinds.All.Where(k => k.MaxAge is not null))
            found.AddRange(await Outgrown(kind).OrderBy(h => h.Serial).Select(h => h.Id).Take(take - found.Count).ToListAsync(token));
        return found;
    }

    public override async Task<bool> DoAsync(Guid id, CancellationToken token)
    {
        var handoff = await db.Set<Handoff>().AsNoTracking().FirstOrDefaultAsync(h => h.Id == id, token);
        if (handoff is null || kinds.Find(handoff.Kind) is not { MaxAge: not null } kind || !await Outgrown(kind).AnyAsync(h => h.Id == id, token))
            return false;
        db.Add(new Proposal(ProposalKind.Outgrown, handoff.CaseId, id, handoff.Number, kind.Key, handoff.FromOrganisationId, Now).Instead(kind.AfterMaxAge));
        var @case = await db.Set<Case>().SingleAsync(c => c.Id == handoff.CaseId, token);
        db.Add(@case.Note("OutgrownRaised", db.Actor, Now, handoff.Number));
        await db.SaveChangesAsync(token);
        return true;
    }

    /// <summary>Too old today, and not yet on the day of application: the bound was crossed in between.</summary>
    private IQueryable<Handoff> Outgrown(HandoffKind kind)
    {
        // Born on this day or before it, she has completed one year more than the line takes.
        var born = ChinaTime.LocalDate(Now).AddYears(-(kind.MaxAge!.Value + 1));
        return from h in db.Set<Handoff>()
               where Live.Contains(h.Status) && h.Kind == kind.Key
               join p in db.Set<Person>() on h.PersonId equals p.Id
               where p.BirthDate <= born && !db.Set<Proposal>().Any(x => x.SubjectId == h.Id && x.Kind == ProposalKind.Outgrown)
               select h;
    }
}
