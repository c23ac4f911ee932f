using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.EducationElsewhere;
using CaseReferral.Core.Handoffs;
using CaseReferral.Web.Features.Handoffs;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace CaseReferral.Web.Features.Departments.EducationElsewhere;

/// <summary>The department's page: the steps of a school place in another district.</summary>
[Route("handoffs/{id:guid}/education-elsewhere")]
public sealed class EducationElsewhereController(AppDbContext db, HandoffService service, EducationElsewhereService steps, Texts texts)
    : RecordController<EducationElsewhereForm, EducationElsewhereRecord>(db, service, texts)
{
    protected override string Kind => EducationElsewhereKind.KeyName;

    protected override EducationElsewhereForm ToForm(EducationElsewhereRecord? record) => record is null ? new() : EducationElsewhereForm.Of(record);

    protected override void Check(RecordCheck check, EducationElsewhereForm form) => check
        .NotInFuture(form.SendingConfirmedOn).NotInFuture(form.ReceivingConfirmedOn)
        .NotInFuture(form.RecordTransferredOn).NotInFuture(form.EnrolledOn);

    protected override Task WriteAsync(HandoffMove move, EducationElsewhereForm form, CancellationToken token) => steps.SaveAsync(move, form.ToDetails(), token);
}
