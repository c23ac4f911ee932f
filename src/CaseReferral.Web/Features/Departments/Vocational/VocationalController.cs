using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.Vocational;
using CaseReferral.Core.Handoffs;
using CaseReferral.Web.Features.Handoffs;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Departments.Vocational;

/// <summary>The department's page: technical school and the way into work.</summary>
[Route("handoffs/{id:guid}/vocational")]
public sealed class VocationalController(AppDbContext db, HandoffService service, Texts texts, TimeProvider time)
    : RecordController<VocationalForm>(db, service, texts)
{
    protected override string Kind => VocationalKind.KeyName;

    private DateOnly Today => ChinaTime.LocalDate(time.GetUtcNow().UtcDateTime);

    protected override async Task<VocationalForm> ReadAsync(Handoff handoff, CancellationToken token) =>
        await FindAsync(handoff.Id, token) is { } record ? VocationalForm.Of(record) : new VocationalForm();

    protected override async Task WriteAsync(HandoffMove move, VocationalForm form, CancellationToken token)
    {
        Check(form);
        var record = await FindAsync(move.Handoff.Id, token);
        if (record is null)
            Db.Add(record = new VocationalRecord(move.Handoff.Id, move.Case.Id));
        record.Write(form.ToDetails());
    }

    private Task<VocationalRecord?> FindAsync(Guid id, CancellationToken token) =>
        Db.Set<VocationalRecord>().FirstOrDefaultAsync(r => r.HandoffId == id, token);

    private void Check(VocationalForm form)
    {
        var errors = new List<FieldError>();
        if (form.Level is not null && !VocationalRecord.LevelCodes.Contains(form.Level))
            errors.Add(new(nameof(form.Level), "Error.Choose"));
        if (form.EnrolledOn > Today)
            errors.Add(new(nameof(form.EnrolledOn), "Error.InFuture"));
        if (form.EmployedOn > Today)
            errors.Add(new(nameof(form.EmployedOn), "Error.InFuture"));
        if (errors.Count > 0)
            throw new InvalidInputException(errors);
    }
}
