using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.Disability;
using CaseReferral.Core.Handoffs;
using CaseReferral.Web.Features.Handoffs;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Departments.Disability;

/// <summary>The department's page: the steps of a disability assessment; a minor's result is never publicised.</summary>
[Route("handoffs/{id:guid}/disability")]
public sealed class DisabilityController(AppDbContext db, HandoffService service, Texts texts, TimeProvider time)
    : RecordController<DisabilityForm>(db, service, texts)
{
    protected override string Kind => DisabilityKind.KeyName;

    private DateOnly Today => ChinaTime.LocalDate(time.GetUtcNow().UtcDateTime);

    protected override async Task<DisabilityForm> ReadAsync(Handoff handoff, CancellationToken token) =>
        await FindAsync(handoff.Id, token) is { } record ? DisabilityForm.Of(record) : new DisabilityForm();

    protected override async Task WriteAsync(HandoffMove move, DisabilityForm form, CancellationToken token)
    {
        Check(form);
        if (DisabilityKind.Objection(form.ToDetails(), move.Facts.Person.IsMinor, move.Calendar) is { } objection)
            throw new RuleBrokenException([objection]);
        var record = await FindAsync(move.Handoff.Id, token);
        if (record is null)
            Db.Add(record = new DisabilityRecord(move.Handoff.Id, move.Case.Id));
        record.Write(form.ToDetails());
    }

    private Task<DisabilityRecord?> FindAsync(Guid id, CancellationToken token) =>
        Db.Set<DisabilityRecord>().FirstOrDefaultAsync(r => r.HandoffId == id, token);

    private void Check(DisabilityForm form)
    {
        var errors = new List<FieldError>();
        if (form.Category is not null && !DisabilityRecord.CategoryCodes.Contains(form.Category))
            errors.Add(new(nameof(form.Category), "Error.Choose"));
        if (form.Grade is not null && !DisabilityRecord.GradeCodes.Contains(form.Grade))
            errors.Add(new(nameof(form.Grade), "Error.Choose"));
        if (form.Result is not null && !DisabilityRecord.ResultCodes.Contains(form.Result))
            errors.Add(new(nameof(form.Result), "Error.Choose"));
        errors.AddRange(new (string Field, DateOnly? Day)[]
        {
            (nameof(form.AppliedOn), form.AppliedOn),
            (nameof(form.AcceptedOn), form.AcceptedOn),
            (nameof(form.AssessedOn), form.AssessedOn),
            (nameof(form.PublicFrom), form.PublicFrom),
            (nameof(form.PublicUntil), form.PublicUntil),
            (nameof(form.ReviewedOn), form.ReviewedOn),
            (nameof(form.CertificateOn), form.CertificateOn),
        }.Where(d => d.Day > Today).Select(d => new FieldError(d.Field, "Error.InFuture")));
        if (errors.Count > 0)
            throw new InvalidInputException(errors);
    }
}
