using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.Vocational;
using CaseReferral.Core.Handoffs;
using CaseReferral.Web.Features.Handoffs;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace CaseReferral.Web.Features.Departments.Vocational;

/// <summary>The department's page: technical school and the way into work.</summary>
[Route("handoffs/{id:guid}/vocational")]
public sealed class VocationalController(AppDbContext db, HandoffService service, VocationalService schools, Texts texts)
    : RecordController<VocationalForm, VocationalRecord>(db, service, texts)
{
    protected override string Kind => VocationalKind.KeyName;

    protected override VocationalForm ToForm(VocationalRecord? record) => record is null ? new() : VocationalForm.Of(record);

    protected override void Check(RecordCheck check, VocationalForm form) => check
        .Optional(form.Level, VocationalRecord.LevelCodes)
        .NotInFuture(form.EnrolledOn).NotInFuture(form.EmployedOn)
        .NotInFuture(form.GraduatedOn).NotInFuture(form.Kept3On).NotInFuture(form.Kept6On);

    protected override Task WriteAsync(HandoffMove move, VocationalForm form, CancellationToken token) => schools.SaveAsync(move, form.ToDetails(), token);
}
