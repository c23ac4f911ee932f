using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.FollowUps;

/// <summary>
/// Writes what a follow-up visit found, and corrects it by a further entry: the plan's limit is met, a high risk is reported
/// and leads the case back to assistance, whether the first entry says so or its correction.
/// </summary>
public sealed class VisitService(AppDbContext db, VisitCheck check, FollowUpPlan plan, VisitConsequences consequences, Disclosure disclosure, TimeProvider time)
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
        var file = await db.VisitCaseAsync(caseId, now, token);
        var planned = plannedId is { } id ? file.Planned(id) : null;
        if (planned is { State: not PlannedVisitState.Planned })
            throw await db.StaleCaseAsync(caseId, token);
        await db.ExpectAsync(file.Case, version, token);
        file.RequireFollowUp();
        await CheckAsync(file, input, null, now, token);
        var visit = new Visit(caseId, input, db.Actor, now);
        return await WriteAsync(file, visit, null, planned, now, token);
    }

    /// <param name="caseId">The case.</param>
    /// <param name="visitId">The entry that is corrected; it stays as it is.</param>
    /// <param name="version">Version of the case the page showed.</param>
    /// <param name="input">The whole form as it is right, and why.</param>
    /// <param name="token">Cancels.</param>
    /// <returns>The entry that stands now.</returns>
    /// <exception cref="NotFoundException">No such case for her, or no such visit of it.</exception>
    /// <exception cref="NotPermittedException">Not the unit that follows up, or what the visit found is not open to her.</exception>
    /// <exception cref="StaleException">The case has moved on, or somebody has corrected this entry.</exception>
    /// <exception cref="RuleBrokenException">The case is not in follow-up.</exception>
    /// <exception cref="InvalidInputException">Everything the form lacks, and every rule it breaks.</exception>
    public async Task<Guid> CorrectAsync(Guid caseId, Guid visitId, int version, VisitInput input, CancellationToken token)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var file = await db.VisitCaseAsync(caseId, now, token);
        var entries = await db.Set<Visit>().AsNoTracking().Where(v => v.CaseId == caseId && (v.Id == visitId || v.ReplacesId == visitId)).ToListAsync(token);
        var earlier = entries.Find(v => v.Id == visitId) ?? throw new NotFoundException(nameof(Visit));
        var view = await disclosure.ForCaseAsync(caseId, token);
        if (!view.MaySummary(FieldGroup.Placement))
            throw new NotPermittedException(Permissions.VisitRecord);
        if (entries.Find(v => v.ReplacesId == visitId) is { } newer)
            throw new StaleException(newer.RecordedByName, newer.RecordedAt);
        await db.ExpectAsync(file.Case, version, token);
        file.RequireFollowUp();
        var whole = input.Keeping(earlier, view);
        await CheckAsync(file, whole, earlier, now, token);
        return await WriteAsync(file, new Visit(earlier, whole, db.Actor, now), earlier, file.Plan.Find(p => p.VisitId == visitId), now, token);
    }

    private async Task CheckAsync(VisitCase file, VisitInput input, Visit? earlier, DateTime now, CancellationToken token)
    {
        var found = await check.CheckAsync(file.Case, input, earlier, file.Since, now, token);
        if (found.Errors.Count > 0)
            throw new InvalidInputException(found.Errors);
        if (found.BuyerSuspected)
            await consequences.QuestionAsync(file.Case, now, token);
    }

    private async Task<Guid> WriteAsync(VisitCase file, Visit visit, Visit? earlier, PlannedVisit? planned, DateTime now, CancellationToken token)
    {
        file.Case.Touch();
        db.AddRange(visit, file.Case.Note(earlier is null ? "VisitRecorded" : "VisitCorrected", db.Actor, now, null));
        if (planned is { State: PlannedVisitState.Planned })
            await plan.MeetAsync(planned, visit, now, token);
        else
            planned?.Done(visit);
        if (visit.NextOn is { } next && earlier?.NextOn is null)
            plan.Agree(file.Case, next, file.Since!.Value, now);
        if (visit.Risk == RiskLevel.High)
            await consequences.ReportAsync(file.Case, visit, earlier, now, token);
        await db.SaveCaseAsync(file.Case.Id, token);
        return visit.Id;
    }
}
