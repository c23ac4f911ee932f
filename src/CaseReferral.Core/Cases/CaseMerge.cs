using CaseReferral.Core.Access;
using CaseReferral.Core.Assessment;
using CaseReferral.Core.Attachments;
using CaseReferral.Core.Care;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.Placement;
using CaseReferral.Core.FollowUps;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Papers;
using CaseReferral.Core.Privacy;
using CaseReferral.Core.Proposals;
using CaseReferral.Core.Rescues;
using CaseReferral.Core.Trail;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Cases;

/// <summary>
/// 并案: two cases turn out to be one person. What is still to be done goes on in the case that stays: hand-offs with their
/// records, limits, visits, proposals, needs, documents, and the buyers who are refused. The rescue and the timeline of the other
/// case stay where they were written; the case page links them.
/// </summary>
public sealed class CaseMerge(AppDbContext db, CarerCheckService carers)
{
    /// <summary>The case of this number, if the actor may know it.</summary>
    public async Task<Case?> FindAsync(Case @case, string? number, CancellationToken token) =>
        Serial.TryParse(number, out var serial)
            ? await db.Set<Case>().FirstOrDefaultAsync(c => c.Serial == serial && c.Id != @case.Id, token)
            : null;

    /// <summary>Open, not set aside, and no step behind: the help of a placed child does not go on in a report.</summary>
    public static bool GoesOn(Case into, Case from) =>
        into.IsOpen && into.Stage != CaseStage.Suspended && into.Stage >= from.Progress;

    /// <summary>Moves what goes on, and the sight of it, in the caller's save.</summary>
    /// <exception cref="NotPermittedException">A minor's file on the other side, and no grant.</exception>
    public async Task IntoAsync(Case from, Case into, DateTime now, CancellationToken token)
    {
        await db.RequireOpenAsync(into.Id, into.PersonId, Permissions.For(CaseAction.Merge), now, token);
        using var _ = db.AsSystem();
        var handoffs = await db.Set<Handoff>().Where(h => h.CaseId == from.Id).ToListAsync(token);
        handoffs.ForEach(h => h.Follow(into));
        await MoveRecordsAsync(from, into, token);
        await MovePapersAsync(handoffs, into, token);
        await FollowUpPlan.MergeAsync(db, from, into, now, token);
        await MoveClocksAsync(from, into, now, token);
        await MoveProposalsAsync(from, into, now, token);
        await JoinNeedsAsync(from, into, token);
        foreach (var file in await db.Set<Attachment>().Where(a => a.CaseId == from.Id).ToListAsync(token))
            file.Follow(from, into);
        foreach (var interview in await db.Set<Interview>().Where(i => i.CaseId == from.Id).ToListAsync(token))
            interview.Follow(into);
        foreach (var entry in await db.Set<TaskForceEntry>().Where(e => e.CaseId == from.Id).ToListAsync(token))
            entry.Follow(into);
        foreach (var change in await db.Set<HeadChange>().Where(e => e.CaseId == from.Id).ToListAsync(token))
            change.Follow(into);
        await CareMerge.FollowAsync(db, from, into, token);
        foreach (var notice in await db.Set<OutboxMessage>().Where(m => m.CaseId == from.Id).ToListAsync(token))
            notice.Follow(into.Id);
        await carers.MergeAsync(from, into, now, token);
        await MergedPrivacy.FollowAsync(db, from, into, now, token);
        await MergedAccess.FollowAsync(db, from, into, handoffs, now, token);
        from.MergeInto(into.Id);
        into.Touch();
        db.Add(into.Note(CaseEvent.Joined, db.Actor, now, from.Number));
    }

    /// <summary>What the departments wrote follows its hand-off, so that its history is read where it is worked on.</summary>
    private async Task MoveRecordsAsync(Case from, Case into, CancellationToken token)
    {
        foreach (var record in await db.RecordsOfCaseAsync(from.Id, token))
            db.Entry(record).Property(nameof(ICaseScoped.CaseId)).CurrentValue = into.Id;
    }

    /// <summary>A paper goes with its hand-off: who prints it again reads the case that stays, and the number stays the same.</summary>
    private async Task MovePapersAsync(List<Handoff> moved, Case into, CancellationToken token)
    {
        var handoffs = moved.Select(h => (Guid?)h.Id).ToList();
        foreach (var paper in await db.Set<Paper>().Where(p => handoffs.Contains(p.HandoffId)).ToListAsync(token))
        {
            db.Entry(paper).Property(p => p.CaseId).CurrentValue = into.Id;
            foreach (var print in await db.Set<PaperPrint>().Where(p => p.PaperId == paper.Id).ToListAsync(token))
                db.Entry(print).Property(p => p.CaseId).CurrentValue = into.Id;
        }
    }

    /// <summary>A limit that runs in both cases runs once; but each request about her data and each planned visit has its own.</summary>
    private async Task MoveClocksAsync(Case from, Case into, DateTime now, CancellationToken token)
    {
        var running = await db.Set<CaseClock>().Where(c => c.CaseId == into.Id && c.Kind != DataRequest.ClockKind && c.Kind != FollowUpPlan.ClockKind).Select(c => c.Kind).ToListAsync(token);
        await db.EndClocksAsync(from.Id, running, now, token);
        foreach (var clock in await db.Set<CaseClock>().Where(c => c.CaseId == from.Id && !running.Contains(c.Kind)).ToListAsync(token))
            clock.Follow(into);
    }

    private async Task MoveProposalsAsync(Case from, Case into, DateTime now, CancellationToken token)
    {
        foreach (var proposal in await db.Set<Proposal>().Where(p => p.CaseId == from.Id && p.OpenForId != null).ToListAsync(token))
        {
            if (proposal.SubjectId == from.Id)
                proposal.Settle(now);
            else
                proposal.Follow(into.Id);
        }
    }

    private async Task JoinNeedsAsync(Case from, Case into, CancellationToken token)
    {
        var needs = await db.Set<Need>().Where(n => n.CaseId == from.Id || n.CaseId == into.Id).ToListAsync(token);
        foreach (var need in needs.Where(n => n.CaseId == into.Id))
            if (needs.Find(n => n.CaseId == from.Id && n.Kind == need.Kind) is { } other)
                need.Join(other);
    }
}
