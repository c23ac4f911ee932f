using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.EducationElsewhere;
using CaseReferral.Core.Handoffs;
using CaseReferral.Web.Features.Handoffs;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Departments.EducationElsewhere;

/// <summary>The department's page: the steps of a school place in another district.</summary>
[Route("handoffs/{id:guid}/education-elsewhere")]
public sealed class EducationElsewhereController(AppDbContext db, HandoffService service, Texts texts, TimeProvider time)
    : RecordController<EducationElsewhereForm>(db, service, texts)
{
    protected override string Kind => EducationElsewhereKind.KeyName;

    private DateOnly Today => ChinaTime.LocalDate(time.GetUtcNow().UtcDateTime);

    protected override async Task<EducationElsewhereForm> ReadAsync(Handoff handoff, CancellationToken token) =>
        await FindAsync(handoff.Id, token) is { } record ? EducationElsewhereForm.Of(record) : new EducationElsewhereForm();

    protected override async Task WriteAsync(HandoffMove move, EducationElsewhereForm form, CancellationToken token)
    {
        Check(form);
        var record = await FindAsync(move.Handoff.Id, token);
        if (record is null)
            Db.Add(record = new EducationElsewhereRecord(move.Handoff.Id, move.Case.Id));
        record.Write(form.ToDetails());
    }

    private Task<EducationElsewhereRecord?> FindAsync(Guid id, CancellationToken token) =>
        Db.Set<EducationElsewhereRecord>().FirstOrDefaultAsync(r => r.HandoffId == id, token);

    private void Check(EducationElsewhereForm form)
    {
        var errors = new List<FieldError>();
        if (form.SendingConfirmedOn > Today)
            errors.Add(new(nameof(form.SendingConfirmedOn), "Error.InFuture"));
        if (form.ReceivingConfirmedOn > Today)
            errors.Add(new(nameof(form.ReceivingConfirmedOn), "Error.InFuture"));
        if (form.RecordTransferredOn > Today)
            errors.Add(new(nameof(form.RecordTransferredOn), "Error.InFuture"));
        if (form.EnrolledOn > Today)
            errors.Add(new(nameof(form.EnrolledOn), "Error.InFuture"));
        if (errors.Count > 0)
            throw new InvalidInputException(errors);
    }
}
