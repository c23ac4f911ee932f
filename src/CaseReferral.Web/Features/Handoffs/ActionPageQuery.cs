using CaseReferral.Core.Access;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Workflows;
using CaseReferral.Web.Features.Cases;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Handoffs;

/// <summary>Loads the form of one action: only for an action the actor is permitted, with the lists it chooses from.</summary>
public sealed class ActionPageQuery(AppDbContext db, HandoffService service, Texts texts, TimeProvider time)
{
    public async Task<ActionPage> LoadAsync(Guid id, HandoffAction action, ActionForm? form, CancellationToken token)
    {
        var handoff = await db.Set<Handoff>().AsNoTracking().FirstOrDefaultAsync(h => h.Id == id, token) ?? throw new NotFoundException(nameof(Handoff));
        await service.RequireOpenAsync(handoff, action, token);
        var (facts, options) = await service.OptionsAsync(handoff, token);
        var option = options.FirstOrDefault(o => o.Action == action);
        if (option is null && form is null)
            throw new NotPermittedException(Permissions.For(action));
        var needs = option?.Needs ?? HandoffWorkflow.Machine.Table.First(r => r.Action == action).Needs;
        var today = ChinaTime.LocalDate(time.GetUtcNow().UtcDateTime);
        return new ActionPage
        {
            Id = id,
            CaseId = handoff.CaseId,
            Number = handoff.Number,
            Kind = handoff.Kind,
            Alias = await AliasAsync(handoff, token),
            Action = action,
            Status = handoff.Status,
            To = option?.To ?? handoff.Status,
            Needs = needs,
            Blocked = option?.Reasons ?? [],
            Answers = HandoffSteps.Of(action).Answers is { } asked ? await SaidAsync(id, asked, token) : [],
            Form = (form ?? Proposal(action, handoff, today)) with { Version = handoff.Version },
            Reasons = [.. HandoffCodes.For(action, facts.Kind).Select(c => new SelectListItem(texts["HandoffCode." + c], c))],
            Units = needs.HasFlag(Needs.Unit) ? await UnitsAsync(facts.Kind, handoff, token) : [],
            Officers = needs.HasFlag(Needs.Officer) ? await OfficersAsync(handoff, token) : [],
            Outcomes = [.. facts.Kind.Outcomes.Select(c => new SelectListItem(texts["Outcome." + c], c))],
        };
    }

    private ActionForm Proposal(HandoffAction action, Handoff handoff, DateOnly today) => new()
    {
        OfficerId = action is HandoffAction.Accept or HandoffAction.Assign ? handoff.ResponsibleOfficerId ?? db.Actor.OfficerId : null,
        PlanDate = handoff.PlanDate ?? today,
        OutcomeOn = today,
        Request = action == HandoffAction.Supply ? handoff.Request : null,
        UnitId = action is HandoffAction.Reroute or HandoffAction.RuleReroute ? handoff.ProposedOrganisationId : null,
    };

    private Task<List<TimelineRow>> SaidAsync(Guid id, HandoffAction action, CancellationToken token) =>
        db.Set<HandoffEvent>().AsNoTracking().Where(e => e.HandoffId == id && e.Action == action).OrderByDescending(e => e.Number).Take(1)
            .Select(e => new TimelineRow("HandoffAction." + e.Action, null, e.At, e.ActorName, e.OrganisationName, e.ReasonCode, e.Note, true)).ToListAsync(token);

    private Task<string> AliasAsync(Handoff handoff, CancellationToken token) =>
        db.Set<Person>().Where(p => p.Id == handoff.PersonId).Select(p => p.Alias).SingleAsync(token);

    private async Task<IReadOnlyList<SelectListItem>> UnitsAsync(HandoffKind kind, Handoff handoff, CancellationToken token)
    {
        var units = await db.Set<Organisation>().AsNoTracking()
            .Where(o => kind.Receivers.Contains(o.Kind) && o.IsActive && o.Id != handoff.ToOrganisationId)
            .OrderBy(o => o.RegionCode).ThenBy(o => o.Code).Select(o => new { o.Id, o.Name }).Take(200).ToListAsync(token);
        return [.. units.Select(o => new SelectListItem(o.Name, $"{o.Id}"))];
    }

    private async Task<IReadOnlyList<SelectListItem>> OfficersAsync(Handoff handoff, CancellationToken token)
    {
        var officers = await db.OfficersFor(handoff.CaseId, handoff.ToOrganisationId).AsNoTracking()
            .OrderBy(o => o.UserName).Select(o => new { o.Id, o.DisplayName }).Take(200).ToListAsync(token);
        return [.. officers.Select(o => new SelectListItem(o.DisplayName, $"{o.Id}"))];
    }
}
