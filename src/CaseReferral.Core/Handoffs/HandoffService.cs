using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Trail;
using CaseReferral.Core.Workflows;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Handoffs;

/// <summary>
/// The flow of a hand-off, start to end in one place: load through the row filter, expect the page's version, load the
/// facts, ask the machine, move, follow up, save once. Nothing is subscribed anywhere else.
/// </summary>
public sealed partial class HandoffService(
    AppDbContext db, HandoffKinds kinds, HandoffFactsLoader loader, HandoffEffects effects, HandoffWriter writer,
    WorkCalendar calendar, TimeProvider time)
{
    private static readonly StoredQuery<Asked, File> Files = new();

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>What the actor may do here: allowed actions, and permitted ones that a rule still blocks; and the facts behind it.</summary>
    public async Task<(HandoffFacts Facts, IReadOnlyList<ActionOption<HandoffStatus, HandoffAction>> Options)> OptionsAsync(
        Handoff handoff, CancellationToken token)
    {
        var facts = await loader.LoadAsync(handoff, token);
        return (facts, HandoffWorkflow.Machine.Options(
            handoff.Status, facts, SidesOf(handoff), a => db.Actor.May(Permissions.For(a)), facts.Kind.RulesFor));
    }

    /// <summary>Before acceptance the receiver works on the preview; everything else is work on the file.</summary>
    /// <exception cref="NotPermittedException">A minor's file the actor has no grant for.</exception>
    public async Task RequireOpenAsync(Handoff handoff, HandoffAction action, CancellationToken token)
    {
        if (IsFile(handoff))
            await db.RequireOpenAsync(handoff.CaseId, handoff.PersonId, Permissions.For(action), Now, token);
    }

    /// <summary>Fires one action. Either everything it entails is saved, or nothing.</summary>
    /// <returns>The state it moved to.</returns>
    /// <exception cref="NotFoundException">No such hand-off for this actor (404).</exception>
    /// <exception cref="NotPermittedException">Visible, but another side's action (403).</exception>
    /// <exception cref="RuleBrokenException">A rule is unmet (422).</exception>
    /// <exception cref="InvalidInputException">The form is incomplete or wrong (422).</exception>
    /// <exception cref="StaleException">Somebody else was faster (409).</exception>
    public Task<HandoffStatus> FireAsync(Guid id, HandoffAction action, int version, HandoffInput input, CancellationToken token) =>
        db.AloneAsync(() => FireAloneAsync(id, action, version, input, token), token);

    private async Task<HandoffStatus> FireAloneAsync(Guid id, HandoffAction action, int version, HandoffInput input, CancellationToken token)
    {
        var handoff = await OpenAsync(id, action, token);
        if (handoff.Version != version)
            throw await StaleAsync(handoff, action, token);
        var (facts, @case) = await loader.LoadToMoveAsync(handoff, action, action is HandoffAction.Accept or HandoffAction.Assign ? input.OfficerId : null, token);
        facts = facts.With(action, input, handoff);
        var decision = HandoffWorkflow.Machine.Fire(
            handoff.Status, action, facts, SidesOf(handoff), db.Actor.May(Permissions.For(action)), facts.Kind.RulesFor);
        if (decision.Verdict == Verdict.NotInThisState)
            throw await StaleAsync(handoff, action, token);
        Accept(decision, action, input, handoff, facts);
        db.Expect(handoff, version);
        await ApplyAsync(handoff, @case, action, decision.To, input, facts, token);
        await SaveAsync(handoff.Id, token);
        return decision.To;
    }

    private void Accept(Decision<HandoffStatus> decision, HandoffAction action, HandoffInput input, Handoff handoff, HandoffFacts facts)
    {
        if (decision.Verdict == Verdict.NotPermitted)
            throw new NotPermittedException(Permissions.For(action));
        if (decision.Verdict == Verdict.Refused)
            throw new RuleBrokenException(decision.Reasons);
        var errors = HandoffInputCheck.Check(decision.Needs, action, input, handoff, facts.Kind, facts.Today);
        if (errors.Count > 0)
            throw new InvalidInputException(errors);
    }

    private async Task ApplyAsync(
        Handoff handoff, Case @case, HandoffAction action, HandoffStatus to, HandoffInput input, HandoffFacts facts, CancellationToken token)
    {
        var now = Now;
        if (action == HandoffAction.Discard)
        {
            // Nobody but the sender knew of the draft: no timeline of its own, no notice to the unit it was meant for.
            db.Remove(handoff);
            db.Add(@case.Note("DraftDiscarded", db.Actor, now, handoff.Number));
            return;
        }
        var move = new HandoffMove(db, handoff, @case, facts, action, handoff.Status, db.Actor, now, calendar);
        if (action == HandoffAction.Send && facts.Person.IsMinor)
            handoff.RestOnStatute();
        await writer.WriteAsync(move, input, token);
        handoff.MoveTo(to, action, db.Actor, now, input.ReasonCode, input.Text);
        handoff.RestartClock(move.From, facts.Kind, now, calendar);
        await effects.ApplyAsync(move, input, token);
        await facts.Kind.OnMovedAsync(move, token);
        foreach (var unit in new[] { handoff.FromOrganisationId, handoff.ToOrganisationId }.Where(u => u != db.Actor.OrganisationId))
            db.Add(new OutboxMessage($"handoff.{action}", handoff.Number, handoff.Id, handoff.CaseId, unit, now).About(handoff.OfficerOf(unit)));
        // Whom a colleague has named is told, although her unit did it itself.
        if (action is HandoffAction.Accept or HandoffAction.Assign && handoff.ResponsibleOfficerId != db.Actor.OfficerId)
            db.Add(new OutboxMessage($"handoff.{HandoffAction.Assign}", handoff.Number, handoff.Id, handoff.CaseId, handoff.ToOrganisationId, now).About(handoff.ResponsibleOfficerId));
    }

    private async Task SaveAsync(Guid id, CancellationToken token)
    {
        try
        {
            await db.SaveChangesAsync(token);
        }
        catch (DbUpdateException failure) when (failure.IsConflict())
        {
            db.ChangeTracker.Clear();
            var winner = await db.Set<HandoffEvent>().AsNoTracking().Where(e => e.HandoffId == id)
                .OrderByDescending(e => e.Number).FirstOrDefaultAsync(token);
            throw new StaleException(winner?.ActorName, winner?.At);
        }
    }

    /// <summary>A page that is old: says who moved it and when. An actor on no side of the action gets 403 instead.</summary>
    private async Task<Exception> StaleAsync(Handoff handoff, HandoffAction action, CancellationToken token)
    {
        var sides = SidesOf(handoff);
        var mine = HandoffWorkflow.Machine.Table.Concat(AmendmentTable.Machine.Table).Any(r => r.Action == action && (r.Sides & sides) != 0);
        if (!db.Actor.May(Permissions.For(action)) && action != HandoffAction.Begin || !mine && action != HandoffAction.Begin)
            return new NotPermittedException(Permissions.For(action));
        var last = await db.Set<HandoffEvent>().AsNoTracking().Where(e => e.HandoffId == handoff.Id)
            .OrderByDescending(e => e.Number).FirstOrDefaultAsync(token);
        return new StaleException(last?.ActorName, last?.At);
    }

    /// <summary>The hand-off with its clocks, and what <see cref="RequireOpenAsync"/> asks, in one query.</summary>
    private async Task<Handoff> OpenAsync(Guid id, HandoffAction action, CancellationToken token)
    {
        var now = Now;
        var found = await Files.FirstAsync(db, new(id, db.Actor.OfficerId, db.Actor.OrganisationId, now), FileOf, token)
            ?? throw new NotFoundException(nameof(Handoff));
        if (IsFile(found.Handoff) && !MinorsFile.IsOpen(db.Actor, found.BirthDate, found.Granted, now))
            throw new NotPermittedException(Permissions.For(action));
        return found.Handoff;
    }

    private static IQueryable<File> FileOf(AppDbContext db, Asked a)
    {
        var grants = db.LiveGrants(a);
        return from h in db.Set<Handoff>().Include(h => h.Clocks)
               where h.Id == a.Id
               join p in db.Set<Person>() on h.PersonId equals p.Id
               select new File(h, p.BirthDate, grants.Any(g => g.CaseId == h.CaseId));
    }

    private bool IsFile(Handoff handoff) => handoff.AcceptedAt is not null || !SidesOf(handoff).HasFlag(Side.Receiver);

    private Side SidesOf(Handoff handoff) => Sides.Of(db.Actor, handoff);

    private sealed record Asked(Guid Id, Guid OfficerId, Guid UnitId, DateTime Now) : Asker(OfficerId, UnitId, Now);

    private sealed record File(Handoff Handoff, DateOnly? BirthDate, bool Granted);
}
