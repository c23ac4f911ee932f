using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Trail;
using CaseReferral.Core.Workflows;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.FollowUps;

/// <summary>Records a follow-up visit: the plan's limit is met, a high risk is reported and leads the case back to assistance.</summary>
public sealed class VisitService(AppDbContext db, VisitCheck check, FollowUpPlan plan, CaseFactsLoader facts, TimeProvider time)
{
    /// <param name="caseId">The case.</param>
    /// <param name="plannedId">The planned visit this one is; null for one more.</param>
    /// <param name="version">Version of the case the page showed.</param>
    /// <param name="input">The form.</param>
    /// <param name="token">Cancels.</param>
    /// <returns>The visit.</returns>
    /// <exception cref="NotFoundException">No such case for her, or no such planned visit of it.</exception>
    /// <exception cref="NotPermittedException">Not the unit that follows up, or a minor's file that is not open to her.</exception>
    /// <exception cref="StaleException">The case has moved on, or somebody has recorded this visit.</exception>
    /// <exception cref="RuleBrokenException">The case is not in follow-up.</exception>
    /// <exception cref="InvalidInputException">Everything the form lacks, and every rule it breaks.</exception>
    public async Task<Guid> RecordAsync(Guid caseId, Guid? plannedId, int version, VisitInput input, CancellationToken token)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var @case = await db.CaseAsync(caseId, token);
        if (!db.Actor.May(Permissions.VisitRecord) || !Sides.Of(db.Actor, @case).HasFlag(Side.Owner))
            throw new NotPermittedException(Permissions.VisitRecord);
        await db.RequireOpenAsync(caseId, @case.PersonId, Permissions.VisitRecord, now, token);
        var all = await db.Set<PlannedVisit>().Where(p => p.CaseId == caseId).ToListAsync(token);
        var planned = plannedId is null ? null : all.Find(p => p.Id == plannedId) ?? throw new NotFoundException(nameof(PlannedVisit));
        if (planned is { State: not PlannedVisitState.Planned })
            throw await db.StaleCaseAsync(caseId, token);
        await db.ExpectAsync(@case, version, token);
        DateOnly? since = all.Count == 0 ? null : all.Min(p => p.Since);
        var known = new VisitFacts { Stage = @case.Stage, Since = since };
        if (!VisitRules.InFollowUp.Holds(known))
            throw new RuleBrokenException([VisitRules.InFollowUp.Explain(known)]);
        var found = await check.CheckAsync(@case, input, since, now, token);
        if (found.Errors.Count > 0)
            throw new InvalidInputException(found.Errors);
        if (found.BuyerSuspected)
            await QuestionAsync(@case, now, token);
        return await WriteAsync(@case, planned, since!.Value, input, now, token);
    }

    private async Task<Guid> WriteAsync(Case @case, PlannedVisit? planned, DateOnly since, VisitInput input, DateTime now, CancellationToken token)
    {
        @case.Touch();
        var visit = new Visit(@case.Id, input, db.Actor, now);
        db.AddRange(visit, @case.Note("VisitRecorded", db.Actor, now, null));
        if (planned is not null)
            await plan.MeetAsync(planned, visit, now, token);
        if (visit.NextOn is { } next)
            plan.Agree(@case, next, since, now);
        if (visit.Risk == RiskLevel.High)
            await ReportAsync(@case, visit, now, token);
        await db.SaveCaseAsync(@case.Id, token);
        return visit.Id;
    }

    /// <summary>三.16: police of the case and the region's offices learn that whoever she lives with is, or is like, her buyer.</summary>
    private async Task QuestionAsync(Case @case, DateTime now, CancellationToken token)
    {
        var offices = (await db.Set<Organisation>().AsNoTracking().Where(o => o.Kind == OrganisationKind.ConferenceOffice && o.IsActive).ToListAsync(token))
            .Where(o => o.Covers(@case.RegionCode)).Select(o => o.Id);
        db.Add(@case.Note("VisitQuestioned", db.Actor, now, null));
        db.AddRange(offices.Append(@case.OriginOrganisationId).Select(unit => new OutboxMessage("visit.Questioned", @case.Number, @case.Id, @case.Id, unit, now)));
    }

    /// <summary>Police, of the report and of the case, get the number; the case goes back, so that what is needed is decided again.</summary>
    private async Task ReportAsync(Case @case, Visit visit, DateTime now, CancellationToken token)
    {
        db.AddRange(new[] { visit.ReportedToId!.Value, @case.OriginOrganisationId }.Distinct()
            .Select(unit => new OutboxMessage("visit.HighRisk", @case.Number, visit.Id, @case.Id, unit, now)));
        if (@case.Stage != CaseStage.FollowUp)
        {
            db.Add(@case.Note("HighRiskReported", db.Actor, now, null));
            return;
        }
        var known = await facts.LoadAsync(@case, token) with { HighRiskReported = true };
        var decision = CaseWorkflow.Machine.Fire(@case.Stage, CaseAction.AssistAgain, known, Side.System, true, _ => []);
        if (decision.Verdict != Verdict.Moves)
            throw new RuleBrokenException(decision.Reasons);
        db.Add(@case.MoveTo(decision.To, CaseAction.AssistAgain, db.Actor, now, null));
    }
}
