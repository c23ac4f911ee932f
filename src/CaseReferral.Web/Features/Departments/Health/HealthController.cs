using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.Health;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Workflows;
using CaseReferral.Web.Features.Handoffs;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Departments.Health;

/// <summary>The department's page: screening, treatment and psychological help given by the hospital.</summary>
[Route("handoffs/{id:guid}/health")]
public sealed class HealthController(AppDbContext db, HandoffService service, Texts texts)
    : RecordController<HealthForm, HealthRecord>(db, service, texts)
{
    protected override string Kind => HealthKind.KeyName;

    protected override HealthForm ToForm(HealthRecord? record) => record is null ? new() : HealthForm.Of(record);

    protected override void Check(RecordCheck check, HealthForm form) => check
        .Optional(form.ScreeningResult, HealthRecord.ScreeningResultCodes)
        .Optional(form.SessionKind, HealthRecord.SessionKindCodes)
        .Optional(form.Provider, HealthRecord.ProviderCodes)
        .NotInFuture(form.ScreenedOn).NotInFuture(form.SessionOn)
        .Refuse(form.SessionKind is not null && form.Provider is null, nameof(form.Provider), "Error.Choose");

    protected override async Task WriteAsync(HandoffMove move, HealthForm form, CancellationToken token)
    {
        if (!HealthKind.MayGive(form.SessionKind, form.Provider))
            throw new RuleBrokenException([new Reason("PsychotherapyByClinician")]);
        if (form.ScreenedOn is not null)
            await EndScreeningClockAsync(move, token);
        if (form.SessionKind is not null)
            await AddSessionAsync(move, form, form.SessionOn ?? ChinaTime.LocalDate(move.Now), token);
        (await RecordAsync(move, (handoff, @case) => new(handoff, @case), token)).Write(form.ToDetails());
    }

    private async Task AddSessionAsync(HandoffMove move, HealthForm form, DateOnly on, CancellationToken token)
    {
        if (form.SessionKind == HealthSession.Discharge
            && !HealthKind.MayDischarge(form.SessionKind, await Db.Set<HealthSession>().AsNoTracking().Where(s => s.HandoffId == move.Handoff.Id).ToListAsync(token), on))
            throw new RuleBrokenException([new Reason("DischargeAfterAdmission")]);
        Db.Add(new HealthSession(move.Handoff.Id, move.Case.Id, form.SessionKind!, form.Provider!, on, form.SessionNote, move.Actor.Name));
    }

    private async Task EndScreeningClockAsync(HandoffMove move, CancellationToken token)
    {
        var clock = await Db.Set<CaseClock>().FirstOrDefaultAsync(
            c => c.CaseId == move.Case.Id && c.Kind == HealthKind.ScreeningClock && c.HolderId == move.Handoff.ToOrganisationId, token);
        clock?.Done(move.Actor, move.Now);
    }
}
