using CaseReferral.Core.Access;
using CaseReferral.Core.Assessment;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.Placement;
using CaseReferral.Core.Numbering;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Privacy;
using CaseReferral.Core.Supervision;
using CaseReferral.Core.Trail;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Handoffs;

/// <summary>
/// What a move entails for others, inside the same save: access rows, ownership of the case, the next hand-off of a
/// re-routing, the office of an arbitration, the checklist.
/// </summary>
public sealed class HandoffEffects(AppDbContext db, HandoffFactsLoader loader, Grants grants, Numbers numbers, UrgingDesk urgings, BuyerGate gate)
{
    public async Task ApplyAsync(HandoffMove move, HandoffInput input, CancellationToken token)
    {
        switch (move.Handoff.Status)
        {
            case HandoffStatus.Sent when move.Action == HandoffAction.Send:
                await RequireEscortAsync(move.Case, move.Facts, token);
                db.Add(new DisclosureEntry(move.Handoff, move.Facts, move.Actor, move.Now));
                await MarkNeededAsync(move, token);
                break;
            case HandoffStatus.Accepted when move.Action is HandoffAction.Accept or HandoffAction.RuleAccept: await AcceptedAsync(move, token); break;
            case var _ when move.Action == HandoffAction.Assign && move.Handoff.AcceptedAt is not null: await JoinAsync(move, token); break;
            case HandoffStatus.InArbitration: await ToOfficeAsync(move, token); break;
            case HandoffStatus.Rerouted: await RerouteAsync(move, input, token); break;
            default: break;
        }
        if (move.Action == HandoffAction.Urge && move.Handoff.Clocks.FirstOrDefault(c => c.IsRunning) is { } clock)
            await urgings.ByHandAsync(UrgedItem.Of(move.Handoff, clock), move.Actor, input.Text, move.Now, token);
        // Letters exist only where somebody was urged: other moves cost no query.
        await db.SettleLettersAsync(
            [.. move.Handoff.Clocks.Where(c => !c.IsRunning && (c.Rung > 0 || move.Handoff.UrgeCount > 0)).Select(c => c.Id)], token);
        if (move.Handoff.AcceptedAt is not null && move.Facts.Kind.TakesOwnership && move.Case.OwnerOrganisationId == move.Handoff.ToOrganisationId && GivesUp(move.From, move.Handoff.Status))
            await GiveBackAsync(move, token);
        // Not "terminal" alone: a returned hand-off is live, but its receiver has nothing more to read.
        if (move.Handoff.IsTerminal || move.Handoff.Status == HandoffStatus.Returned)
            await grants.EndAsync(move.Handoff, move.Facts.Kind, move.Now, token);
    }

    /// <summary>What a line writes after its proper end may begin a limit that the unit has to see.</summary>
    public Task FollowOnAsync(HandoffMove move, CancellationToken token) => grants.ProlongAsync(move.Handoff, move.Facts.Kind, token);

    /// <summary>Police who hand a person over send somebody with her; between institutions the record tells of the first way only.</summary>
    private async Task RequireEscortAsync(Case @case, HandoffFacts facts, CancellationToken token)
    {
        if (facts.Kind.TakesOwnership && facts.SenderKind.Department() == Department.Police)
            await gate.RequireEscortAsync(@case, token);
    }

    private async Task AcceptedAsync(HandoffMove move, CancellationToken token)
    {
        if (!move.Facts.Kind.TakesOwnership)
        {
            await grants.GiveAsync(move.Case, move.Handoff.ToOrganisationId, AccessRole.Party, move.Now, token);
        }
        else
        {
            await grants.TransferAsync(move.Case, move.Handoff.ToOrganisationId, move.Now, token);
            move.Handoff.OwnedBy(move.Handoff.ToOrganisationId);
            db.Add(move.Case.Note("OwnerChanged", move.Actor, move.Now, null));
        }
        await JoinAsync(move, token);
        if (move.Case.Stage == CaseStage.Placed && move.Facts.Kind.IsAssistance)
            db.Add(move.Case.MoveTo(CaseStage.Assisting, CaseAction.BeginAssistance, Actor.System("route"), move.Now, null));
    }

    /// <summary>From work on it, so that what becomes later of an old request says nothing of a newer one the same unit has accepted.</summary>
    private static bool GivesUp(HandoffStatus from, HandoffStatus to) => from is HandoffStatus.Accepted or HandoffStatus.InProgress or HandoffStatus.OnHold or HandoffStatus.CancelRequested or HandoffStatus.Reported
        && to is HandoffStatus.Returned or HandoffStatus.InArbitration
        or HandoffStatus.Withdrawn or HandoffStatus.Cancelled or HandoffStatus.Unfulfilled or HandoffStatus.Void;

    /// <summary>No case stays with a unit that never had the person: who still has her owns it again, and is told.</summary>
    private async Task GiveBackAsync(HandoffMove move, CancellationToken token)
    {
        if (await move.Facts.Kind.StillWithAsync(db, move.Handoff, token) is not { } unit)
            return;
        await grants.GiveBackAsync(move.Case, move.Handoff, unit, move.Now, token);
        move.Handoff.OwnedBy(unit);
        db.Add(move.Case.Note("OwnerChanged", move.Actor, move.Now, null));
        if (unit != move.Handoff.FromOrganisationId)
            db.Add(new OutboxMessage($"handoff.{move.Action}", move.Handoff.Number, move.Handoff.Id, move.Case.Id, unit, move.Now));
    }

    /// <summary>
    /// Who answers for it joins the team. A ruling makes that the lead; who had it in hand for the unit joins too, so that it stands
    /// on a desk where it can be opened.
    /// </summary>
    private async Task JoinAsync(HandoffMove move, CancellationToken token)
    {
        var responsible = move.Facts.Named is { IsOnTeam: true } ? null : move.Handoff.ResponsibleOfficerId;
        var inHand = move.Action == HandoffAction.RuleAccept ? await InHandAsync(move.Handoff, token) : null;
        foreach (var officer in new[] { responsible, inHand }.OfType<Guid>().Distinct())
            await grants.JoinAsync(move.Case.Id, officer, move.Handoff.ToOrganisationId, move.Now, token);
    }

    /// <summary>The receiver's officer who last moved the hand-off, if she still works there.</summary>
    private Task<Guid?> InHandAsync(Handoff handoff, CancellationToken token) => (
        from e in db.Set<HandoffEvent>().Where(e => e.HandoffId == handoff.Id)
        join o in db.OfficersFor(handoff.CaseId, handoff.ToOrganisationId) on e.OfficerId equals o.Id
        orderby e.Number descending
        select (Guid?)o.Id).FirstOrDefaultAsync(token);

    private async Task MarkNeededAsync(HandoffMove move, CancellationToken token)
    {
        var need = await db.Set<Need>().FirstOrDefaultAsync(n => n.CaseId == move.Case.Id && n.Kind == move.Handoff.Kind, token);
        if (need is { Decision: NeedDecision.Undecided })
            need.Decide(NeedDecision.Needed, null, move.Actor, move.Now);
    }

    /// <summary>The office nearest to the case: the county's own, else the city's.</summary>
    private async Task ToOfficeAsync(HandoffMove move, CancellationToken token)
    {
        var offices = await db.Set<Organisation>().AsNoTracking()
            .Where(o => o.Kind == OrganisationKind.ConferenceOffice && o.IsActive).ToListAsync(token);
        var office = offices.Where(o => o.Covers(move.Handoff.RegionCode)).OrderByDescending(o => o.RegionCode == move.Handoff.RegionCode).FirstOrDefault();
        if (office is not null)
            move.Handoff.HeldBy(office.Id);
    }

    /// <summary>T10, T14: a linked new hand-off takes over; G2–G9 are asked again for the new receiver.</summary>
    private async Task RerouteAsync(HandoffMove move, HandoffInput input, CancellationToken token)
    {
        var old = move.Handoff;
        var unit = input.UnitId!.Value;
        var next = new Handoff(await numbers.NextAsync("handoff", 1, token), old.CaseId, old.Kind, old.FromOrganisationId, unit, move.Now);
        next.Of(move.Case, old.CreatedById);
        next.Write(old.Urgency, old.Request ?? "", old.Package, old.BasisCode, old.BasisNote, old.PhoneNote);
        // Who rules or reroutes says why; that is the reason for this unit, too.
        next.RouteFor(input.Text ?? input.RulingNumber ?? old.RouteReason);
        next.Continue(old, old.ChainReturns);
        db.Add(next);
        var facts = await loader.LoadAsync(next, token) with { OwnerGivesUp = move.Facts.OwnerGivesUp };
        var decision = HandoffWorkflow.Machine.Fire(
            next.Status, HandoffAction.Send, facts, Workflows.Side.Sender, true, facts.Kind.RulesFor);
        if (decision.Verdict != Workflows.Verdict.Moves)
            throw new RuleBrokenException(decision.Reasons);
        await RequireEscortAsync(move.Case, facts, token);
        next.MoveTo(HandoffStatus.Sent, HandoffAction.Send, move.Actor, move.Now, null, null);
        db.Add(new DisclosureEntry(next, facts, move.Actor, move.Now));
        next.RestartClock(HandoffStatus.Draft, facts.Kind, move.Now, move.Calendar);
        db.Add(new OutboxMessage($"handoff.{HandoffAction.Send}", next.Number, next.Id, next.CaseId, unit, move.Now));
        move.Case.Touch();
    }
}
