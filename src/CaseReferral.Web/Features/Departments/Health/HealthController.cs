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
public sealed class HealthController(AppDbContext db, HandoffService service, Texts texts, TimeProvider time)
    : RecordController<HealthForm>(db, service, texts)
{
    protected override string Kind => HealthKind.KeyName;

    private DateOnly Today => ChinaTime.LocalDate(time.GetUtcNow().UtcDateTime);

    protected override async Task<HealthForm> ReadAsync(Handoff handoff, CancellationToken token) =>
        await FindAsync(handoff.Id, token) is { } record ? HealthForm.Of(record) : new HealthForm();

    protected override async Task WriteAsync(HandoffMove move, HealthForm form, CancellationToken token)
    {
        Check(form);
        if (!HealthKind.MayGive(form.SessionKind, form.Provider))
            throw new RuleBrokenException([new Reason("PsychotherapyByClinician")]);
        if (form.ScreenedOn is not null)
            await EndScreeningClockAsync(move, token);
        if (form.SessionKind is not null)
            Db.Add(new HealthSession(move.Handoff.Id, move.Case.Id, form.SessionKind, form.Provider!, form.SessionOn ?? Today, form.SessionNote, move.Actor.Name));
        var record = await FindAsync(move.Handoff.Id, token);
        if (record is null)
            Db.Add(record = new HealthRecord(move.Handoff.Id, move.Case.Id));
        record.Write(form.ToDetails());
    }

    private Task<HealthRecord?> FindAsync(Guid id, CancellationToken token) =>
        Db.Set<HealthRecord>().FirstOrDefaultAsync(r => r.HandoffId == id, token);

    private async Task EndScreeningClockAsync(HandoffMove move, CancellationToken token)
    {
        var clock = await Db.Set<CaseClock>().FirstOrDefaultAsync(
            c => c.CaseId == move.Case.Id && c.Kind == HealthKind.ScreeningClock && c.HolderId == move.Handoff.ToOrganisationId, token);
        clock?.Done(move.Actor, move.Now);
    }

    private void Check(HealthForm form)
    {
        var errors = new List<FieldError>();
        if (form.ScreeningResult is not null && !HealthRecord.ScreeningResultCodes.Contains(form.ScreeningResult))
            errors.Add(new(nameof(form.ScreeningResult), "Error.Choose"));
        if (form.SessionKind is not null && !HealthRecord.SessionKindCodes.Contains(form.SessionKind))
            errors.Add(new(nameof(form.SessionKind), "Error.Choose"));
        if (form.Provider is not null && !HealthRecord.ProviderCodes.Contains(form.Provider))
            errors.Add(new(nameof(form.Provider), "Error.Choose"));
        if (form.ScreenedOn > Today)
            errors.Add(new(nameof(form.ScreenedOn), "Error.InFuture"));
        if (form.SessionOn > Today)
            errors.Add(new(nameof(form.SessionOn), "Error.InFuture"));
        if (form.SessionKind is not null && form.Provider is null)
            errors.Add(new(nameof(form.Provider), "Error.Choose"));
        if (errors.Count > 0)
            throw new InvalidInputException(errors);
    }
}
