using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.Education;
using CaseReferral.Core.Handoffs;
using CaseReferral.Web.Features.Handoffs;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Departments.Education;

/// <summary>The department's page: the school place of a child.</summary>
[Route("handoffs/{id:guid}/education")]
public sealed class EducationController(AppDbContext db, HandoffService service, Texts texts, TimeProvider time)
    : RecordController<EducationForm>(db, service, texts)
{
    protected override string Kind => EducationKind.KeyName;

    private DateOnly Today => ChinaTime.LocalDate(time.GetUtcNow().UtcDateTime);

    protected override async Task<EducationForm> ReadAsync(Handoff handoff, CancellationToken token) =>
        await FindAsync(handoff.Id, token) is { } record ? EducationForm.Of(record) : new EducationForm();

    protected override async Task WriteAsync(HandoffMove move, EducationForm form, CancellationToken token)
    {
        Check(form);
        var record = await FindAsync(move.Handoff.Id, token);
        if (record is null)
            Db.Add(record = new EducationRecord(move.Handoff.Id, move.Case.Id));
        record.Write(form.ToDetails());
    }

    private Task<EducationRecord?> FindAsync(Guid id, CancellationToken token) =>
        Db.Set<EducationRecord>().FirstOrDefaultAsync(r => r.HandoffId == id, token);

    private void Check(EducationForm form)
    {
        var errors = new List<FieldError>();
        if (!EducationRecord.StageCodes.Contains(form.Stage))
            errors.Add(new(nameof(form.Stage), "Error.Choose"));
        if (!EducationRecord.StateCodes.Contains(form.State))
            errors.Add(new(nameof(form.State), "Error.Choose"));
        if (form.EnrolledOn > Today)
            errors.Add(new(nameof(form.EnrolledOn), "Error.InFuture"));
        if (errors.Count > 0)
            throw new InvalidInputException(errors);
    }
}
