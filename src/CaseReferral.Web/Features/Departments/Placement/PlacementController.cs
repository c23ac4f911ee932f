using CaseReferral.Core.Clocks;
using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.Placement;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Persons;
using CaseReferral.Web.Features.Handoffs;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace CaseReferral.Web.Features.Departments.Placement;

/// <summary>Records where the person lives and who cares for her.</summary>
[Route("handoffs/{id:guid}/placement")]
public sealed class PlacementController(AppDbContext db, HandoffService service, PlacementService placements, Texts texts, TimeProvider time)
    : RecordController<PlacementForm, PlacementRecord>(db, service, texts)
{
    protected override string Kind => PlacementKind.KeyName;

    protected override PlacementForm ToForm(PlacementRecord? record) =>
        record is null ? new() { StartedOn = ChinaTime.LocalDate(time.GetUtcNow().UtcDateTime) } : PlacementForm.Of(record);

    protected override void Check(RecordCheck check, PlacementForm form) => check
        .Chosen(form.Form, PlacementRecord.Forms)
        .Refuse(form.StartedOn > check.Today || form.StartedOn < check.AcceptedOn, nameof(form.StartedOn), "Error.PlacementDate")
        .Refuse(form is { HandedOverAt: not null, HandedOverTime: null }, nameof(form.HandedOverTime), "Error.DayAndTime")
        .Refuse(form is { HandedOverAt: null, HandedOverTime: not null }, nameof(form.HandedOverAt), "Error.DayAndTime");

    protected override async Task<object?> AsideAsync(Handoff handoff, Person person, CancellationToken token) => await PlacementOffer.LoadAsync(Db, handoff, person, token);

    protected override Task WriteAsync(HandoffMove move, PlacementForm form, CancellationToken token) => placements.SaveAsync(move, form.ToDetails(), token);
}
