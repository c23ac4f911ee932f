using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.EmergencyCare;
using CaseReferral.Core.Handoffs;
using CaseReferral.Web.Features.Handoffs;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace CaseReferral.Web.Features.Departments.EmergencyCare;

/// <summary>The department's page: emergency treatment by the hospital.</summary>
[Route("handoffs/{id:guid}/emergency-care")]
public sealed class EmergencyCareController(AppDbContext db, HandoffService service, Texts texts)
    : RecordController<EmergencyCareForm, EmergencyCareRecord>(db, service, texts)
{
    protected override string Kind => EmergencyCareKind.KeyName;

    protected override EmergencyCareForm ToForm(EmergencyCareRecord? record) => record is null ? new() : EmergencyCareForm.Of(record);

    protected override void Check(RecordCheck check, EmergencyCareForm form) => check
        .Chosen(form.Condition, EmergencyCareRecord.ConditionCodes)
        .NotInFuture(form.AdmittedOn).NotInFuture(form.DischargedOn)
        .NotBefore(form.DischargedOn, form.AdmittedOn);

    protected override async Task WriteAsync(HandoffMove move, EmergencyCareForm form, CancellationToken token) =>
        (await RecordAsync(move, (handoff, @case) => new(handoff, @case), token)).Write(form.ToDetails());
}
