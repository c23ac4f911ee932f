using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.Employment;
using CaseReferral.Core.Handoffs;
using CaseReferral.Web.Features.Handoffs;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace CaseReferral.Web.Features.Departments.Employment;

/// <summary>The department's page: help into work, and whether the work was kept.</summary>
[Route("handoffs/{id:guid}/employment")]
public sealed class EmploymentController(AppDbContext db, HandoffService service, EmploymentService works, Texts texts)
    : RecordController<EmploymentForm, EmploymentRecord>(db, service, texts)
{
    protected override string Kind => EmploymentKind.KeyName;

    protected override EmploymentForm ToForm(EmploymentRecord? record) => record is null ? new() : EmploymentForm.Of(record);

    protected override void Check(RecordCheck check, EmploymentForm form) => check
        .Optional(form.Service, EmploymentRecord.ServiceCodes)
        .NotInFuture(form.RegisteredOn).NotInFuture(form.EmployedOn)
        .NotInFuture(form.Kept3On).NotInFuture(form.Kept6On).NotInFuture(form.LeftOn);

    protected override Task WriteAsync(HandoffMove move, EmploymentForm form, CancellationToken token) => works.SaveAsync(move, form.ToDetails(), token);
}
