using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.Tracing;
using CaseReferral.Core.Handoffs;
using CaseReferral.Web.Features.Handoffs;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Departments.Tracing;

/// <summary>The department's page: how far the search for the family is: a status and its dates, never data of a comparison.</summary>
[Route("handoffs/{id:guid}/tracing")]
public sealed class TracingController(AppDbContext db, HandoffService service, Texts texts, TimeProvider time)
    : RecordController<TracingForm>(db, service, texts)
{
    protected override string Kind => TracingKind.KeyName;

    private DateOnly Today => ChinaTime.LocalDate(time.GetUtcNow().UtcDateTime);

    protected override async Task<TracingForm> ReadAsync(Handoff handoff, CancellationToken token) =>
        await FindAsync(handoff.Id, token) is { } record ? TracingForm.Of(record) : new TracingForm();

    protected override async Task WriteAsync(HandoffMove move, TracingForm form, CancellationToken token)
    {
        Check(form);
        var record = await FindAsync(move.Handoff.Id, token);
        if (record is null)
            Db.Add(record = new TracingRecord(move.Handoff.Id, move.Case.Id));
        record.Write(form.ToDetails());
    }

    private Task<TracingRecord?> FindAsync(Guid id, CancellationToken token) =>
        Db.Set<TracingRecord>().FirstOrDefaultAsync(r => r.HandoffId == id, token);

    private void Check(TracingForm form)
    {
        var errors = new List<FieldError>();
        if (form.Progress is not null && !TracingRecord.ProgressCodes.Contains(form.Progress))
            errors.Add(new(nameof(form.Progress), "Error.Choose"));
        errors.AddRange(new (string Field, DateOnly? Day)[]
        {
            (nameof(form.StartedOn), form.StartedOn),
            (nameof(form.AnsweredOn), form.AnsweredOn),
            (nameof(form.CertificateOn), form.CertificateOn),
        }.Where(d => d.Day > Today).Select(d => new FieldError(d.Field, "Error.InFuture")));
        if (TracingKind.IsConclusion(form.Progress) && form.AnsweredOn is null)
            errors.Add(new(nameof(form.AnsweredOn), "Error.Required"));
        if (form.AnsweredOn < form.StartedOn)
            errors.Add(new(nameof(form.AnsweredOn), "Error.Order"));
        if (errors.Count > 0)
            throw new InvalidInputException(errors);
    }
}
