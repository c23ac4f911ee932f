using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.Tracing;
using CaseReferral.Core.Handoffs;
using CaseReferral.Web.Features.Handoffs;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace CaseReferral.Web.Features.Departments.Tracing;

/// <summary>The department's page: how far the search for the family is: a status and its dates, never data of a comparison.</summary>
[Route("handoffs/{id:guid}/tracing")]
public sealed class TracingController(AppDbContext db, HandoffService service, Texts texts)
    : RecordController<TracingForm, TracingRecord>(db, service, texts)
{
    protected override string Kind => TracingKind.KeyName;

    protected override TracingForm ToForm(TracingRecord? record) => record is null ? new() : TracingForm.Of(record);

    protected override void Check(RecordCheck check, TracingForm form) => check
        .Optional(form.Progress, TracingRecord.ProgressCodes)
        .NotInFuture(form.StartedOn).NotInFuture(form.AnsweredOn).NotInFuture(form.CertificateOn)
        .Refuse(TracingKind.IsConclusion(form.Progress) && form.AnsweredOn is null, nameof(form.AnsweredOn), "Error.Required")
        .NotBefore(form.AnsweredOn, form.StartedOn);

    protected override async Task WriteAsync(HandoffMove move, TracingForm form, CancellationToken token) =>
        (await RecordAsync(move, (handoff, @case) => new(handoff, @case), token)).Write(form.ToDetails());
}
