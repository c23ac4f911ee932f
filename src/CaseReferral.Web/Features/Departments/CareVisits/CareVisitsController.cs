using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.CareVisits;
using CaseReferral.Core.Handoffs;
using CaseReferral.Web.Features.Handoffs;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Departments.CareVisits;

/// <summary>The department's page: visits and company, with the least data.</summary>
[Route("handoffs/{id:guid}/care-visits")]
public sealed class CareVisitsController(AppDbContext db, HandoffService service, Texts texts, TimeProvider time)
    : RecordController<CareVisitsForm>(db, service, texts)
{
    protected override string Kind => CareVisitsKind.KeyName;

    private DateOnly Today => ChinaTime.LocalDate(time.GetUtcNow().UtcDateTime);

    protected override async Task<CareVisitsForm> ReadAsync(Handoff handoff, CancellationToken token) =>
        await FindAsync(handoff.Id, token) is { } record ? CareVisitsForm.Of(record) : new CareVisitsForm();

    protected override async Task WriteAsync(HandoffMove move, CareVisitsForm form, CancellationToken token)
    {
        Check(form);
        var record = await FindAsync(move.Handoff.Id, token);
        if (record is null)
            Db.Add(record = new CareVisitsRecord(move.Handoff.Id, move.Case.Id));
        record.Write(form.Rhythm, form.NextOn);
        if (form.Form is not null)
            Db.Add(new CareVisit(move.Handoff.Id, move.Case.Id, form.Form, form.On!.Value, form.Note, move.Actor.Name));
    }

    private Task<CareVisitsRecord?> FindAsync(Guid id, CancellationToken token) =>
        Db.Set<CareVisitsRecord>().FirstOrDefaultAsync(r => r.HandoffId == id, token);

    private void Check(CareVisitsForm form)
    {
        var errors = new List<FieldError>();
        if (form.Form is not null && !CareVisitsRecord.FormCodes.Contains(form.Form) || form.Form is null && form.On is not null)
            errors.Add(new(nameof(form.Form), "Error.Choose"));
        if (form.Form is not null && form.On is null)
            errors.Add(new(nameof(form.On), "Error.Required"));
        if (form.On > Today)
            errors.Add(new(nameof(form.On), "Error.InFuture"));
        if (form.Rhythm is not null && !CareVisitsRecord.RhythmCodes.Contains(form.Rhythm))
            errors.Add(new(nameof(form.Rhythm), "Error.Choose"));
        if (errors.Count > 0)
            throw new InvalidInputException(errors);
    }
}
