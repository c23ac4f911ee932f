using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.CareVisits;
using CaseReferral.Core.Handoffs;
using CaseReferral.Web.Features.Handoffs;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace CaseReferral.Web.Features.Departments.CareVisits;

/// <summary>The department's page: visits and company, with the least data.</summary>
[Route("handoffs/{id:guid}/care-visits")]
public sealed class CareVisitsController(AppDbContext db, HandoffService service, Texts texts)
    : RecordController<CareVisitsForm, CareVisitsRecord>(db, service, texts)
{
    protected override string Kind => CareVisitsKind.KeyName;

    protected override CareVisitsForm ToForm(CareVisitsRecord? record) => record is null ? new() : CareVisitsForm.Of(record);

    protected override void Check(RecordCheck check, CareVisitsForm form) => check
        .Refuse(form.Form is not null && !CareVisitsRecord.FormCodes.Contains(form.Form) || form.Form is null && form.On is not null, nameof(form.Form), "Error.Choose")
        .Refuse(form.Form is not null && form.On is null, nameof(form.On), "Error.Required")
        .NotInFuture(form.On)
        .Optional(form.Rhythm, CareVisitsRecord.RhythmCodes);

    protected override async Task WriteAsync(HandoffMove move, CareVisitsForm form, CancellationToken token)
    {
        (await RecordAsync(move, (handoff, @case) => new(handoff, @case), token)).Write(form.Rhythm, form.NextOn);
        if (form.Form is not null)
            Db.Add(new CareVisit(move.Handoff.Id, move.Case.Id, form.Form, form.On!.Value, form.Note, move.Actor.Name));
    }
}
