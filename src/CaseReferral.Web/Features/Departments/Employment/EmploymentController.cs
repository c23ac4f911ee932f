using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.Employment;
using CaseReferral.Core.Handoffs;
using CaseReferral.Web.Features.Handoffs;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Departments.Employment;

/// <summary>The department's page: help into work, and whether the work was kept.</summary>
[Route("handoffs/{id:guid}/employment")]
public sealed class EmploymentController(AppDbContext db, HandoffService service, Texts texts, TimeProvider time)
    : RecordController<EmploymentForm>(db, service, texts)
{
    protected override string Kind => EmploymentKind.KeyName;

    private DateOnly Today => ChinaTime.LocalDate(time.GetUtcNow().UtcDateTime);

    protected override async Task<EmploymentForm> ReadAsync(Handoff handoff, CancellationToken token) =>
        await FindAsync(handoff.Id, token) is { } record ? EmploymentForm.Of(record) : new EmploymentForm();

    protected override async Task WriteAsync(HandoffMove move, EmploymentForm form, CancellationToken token)
    {
        Check(form);
        if (EmploymentKind.Objection(form.ToDetails()) is { } objection)
            throw new RuleBrokenException([objection]);
        var record = await FindAsync(move.Handoff.Id, token);
        if (record is null)
            Db.Add(record = new EmploymentRecord(move.Handoff.Id, move.Case.Id));
        record.Write(form.ToDetails());
    }

    private Task<EmploymentRecord?> FindAsync(Guid id, CancellationToken token) =>
        Db.Set<EmploymentRecord>().FirstOrDefaultAsync(r => r.HandoffId == id, token);

    private void Check(EmploymentForm form)
    {
        var errors = new List<FieldError>();
        if (form.Service is not null && !EmploymentRecord.ServiceCodes.Contains(form.Service))
            errors.Add(new(nameof(form.Service), "Error.Choose"));
        errors.AddRange(new (string Field, DateOnly? Day)[]
        {
            (nameof(form.RegisteredOn), form.RegisteredOn),
            (nameof(form.EmployedOn), form.EmployedOn),
            (nameof(form.Kept3On), form.Kept3On),
            (nameof(form.Kept6On), form.Kept6On),
            (nameof(form.LeftOn), form.LeftOn),
        }.Where(d => d.Day > Today).Select(d => new FieldError(d.Field, "Error.InFuture")));
        if (errors.Count > 0)
            throw new InvalidInputException(errors);
    }
}
