using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.Placement;
using CaseReferral.Core.Handoffs;
using CaseReferral.Web.Features.Handoffs;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Departments.Placement;

/// <summary>Records where the person lives and who cares for her.</summary>
[Route("handoffs/{id:guid}/placement")]
public sealed class PlacementController(AppDbContext db, HandoffService service, PlacementService placements, Texts texts, TimeProvider time)
    : RecordController<PlacementForm>(db, service, texts)
{
    protected override string Kind => PlacementKind.KeyName;

    private DateOnly Today => ChinaTime.LocalDate(time.GetUtcNow().UtcDateTime);

    protected override async Task<PlacementForm> ReadAsync(Handoff handoff, CancellationToken token) =>
        await Db.Set<PlacementRecord>().AsNoTracking().FirstOrDefaultAsync(p => p.HandoffId == handoff.Id, token) is { } record
            ? PlacementForm.Of(record)
            : new PlacementForm { StartedOn = Today };

    protected override Task WriteAsync(HandoffMove move, PlacementForm form, CancellationToken token)
    {
        var errors = new List<FieldError>();
        if (!PlacementRecord.Forms.Contains(form.Form))
            errors.Add(new(nameof(form.Form), "Error.Choose"));
        if (form.StartedOn > Today || form.StartedOn < ChinaTime.LocalDate(move.Handoff.AcceptedAt ?? move.Now))
            errors.Add(new(nameof(form.StartedOn), "Error.PlacementDate"));
        return errors.Count > 0 ? throw new InvalidInputException(errors) : placements.SaveAsync(move, form.ToDetails(), token);
    }
}
