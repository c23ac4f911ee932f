using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.EmergencyCare;
using CaseReferral.Core.Handoffs;
using CaseReferral.Web.Features.Handoffs;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Departments.EmergencyCare;

/// <summary>The department's page: emergency treatment by the hospital.</summary>
[Route("handoffs/{id:guid}/emergency-care")]
public sealed class EmergencyCareController(AppDbContext db, HandoffService service, Texts texts, TimeProvider time)
    : RecordController<EmergencyCareForm>(db, service, texts)
{
    protected override string Kind => EmergencyCareKind.KeyName;

    private DateOnly Today => ChinaTime.LocalDate(time.GetUtcNow().UtcDateTime);

    protected override async Task<EmergencyCareForm> ReadAsync(Handoff handoff, CancellationToken token) =>
        await FindAsync(handoff.Id, token) is { } record ? EmergencyCareForm.Of(record) : new EmergencyCareForm();

    protected override async Task WriteAsync(HandoffMove move, EmergencyCareForm form, CancellationToken token)
    {
        Check(form);
        var record = await FindAsync(move.Handoff.Id, token);
        if (record is null)
            Db.Add(record = new EmergencyCareRecord(move.Handoff.Id, move.Case.Id));
        record.Write(form.ToDetails());
    }

    private Task<EmergencyCareRecord?> FindAsync(Guid id, CancellationToken token) =>
        Db.Set<EmergencyCareRecord>().FirstOrDefaultAsync(r => r.HandoffId == id, token);

    private void Check(EmergencyCareForm form)
    {
        var errors = new List<FieldError>();
        if (!EmergencyCareRecord.ConditionCodes.Contains(form.Condition))
            errors.Add(new(nameof(form.Condition), "Error.Choose"));
        if (form.AdmittedOn > Today)
            errors.Add(new(nameof(form.AdmittedOn), "Error.InFuture"));
        if (form.DischargedOn > Today)
            errors.Add(new(nameof(form.DischargedOn), "Error.InFuture"));
        if (form.DischargedOn < form.AdmittedOn)
            errors.Add(new(nameof(form.DischargedOn), "Error.Order"));
        if (errors.Count > 0)
            throw new InvalidInputException(errors);
    }
}
