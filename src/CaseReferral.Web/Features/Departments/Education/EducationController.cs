using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.Education;
using CaseReferral.Core.Handoffs;
using CaseReferral.Web.Features.Handoffs;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace CaseReferral.Web.Features.Departments.Education;

/// <summary>The department's page: the school place of a child.</summary>
[Route("handoffs/{id:guid}/education")]
public sealed class EducationController(AppDbContext db, HandoffService service, Texts texts)
    : RecordController<EducationForm, EducationRecord>(db, service, texts)
{
    protected override string Kind => EducationKind.KeyName;

    protected override EducationForm ToForm(EducationRecord? record) => record is null ? new() : EducationForm.Of(record);

    protected override void Check(RecordCheck check, EducationForm form) => check
        .Chosen(form.Stage, EducationRecord.StageCodes)
        .Chosen(form.State, EducationRecord.StateCodes)
        .NotInFuture(form.EnrolledOn);

    protected override async Task WriteAsync(HandoffMove move, EducationForm form, CancellationToken token) =>
        (await RecordAsync(move, (handoff, @case) => new(handoff, @case), token)).Write(form.ToDetails());
}
