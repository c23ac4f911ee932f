using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.Foreign;
using CaseReferral.Core.Handoffs;
using CaseReferral.Web.Features.Handoffs;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Departments.Foreign;

/// <summary>The department's page: identity check abroad, travel document and hand-over of a foreign victim.</summary>
[Route("handoffs/{id:guid}/foreign")]
public sealed class ForeignController(AppDbContext db, HandoffService service, Texts texts, TimeProvider time)
    : RecordController<ForeignForm>(db, service, texts)
{
    protected override string Kind => ForeignKind.KeyName;

    private DateOnly Today => ChinaTime.LocalDate(time.GetUtcNow().UtcDateTime);

    protected override async Task<ForeignForm> ReadAsync(Handoff handoff, CancellationToken token) =>
        await FindAsync(handoff.Id, token) is { } record ? ForeignForm.Of(record) : new ForeignForm();

    protected override async Task WriteAsync(HandoffMove move, ForeignForm form, CancellationToken token)
    {
        Check(form);
        if (ForeignKind.Objection(form.ToDetails()) is { } objection)
            throw new RuleBrokenException([objection]);
        var record = await FindAsync(move.Handoff.Id, token);
        if (record is null)
            Db.Add(record = new ForeignRecord(move.Handoff.Id, move.Case.Id));
        record.Write(form.ToDetails());
    }

    private Task<ForeignRecord?> FindAsync(Guid id, CancellationToken token) =>
        Db.Set<ForeignRecord>().FirstOrDefaultAsync(r => r.HandoffId == id, token);

    private void Check(ForeignForm form)
    {
        var errors = new List<FieldError>();
        if (form.NationalityState is not null && !ForeignRecord.NationalityStateCodes.Contains(form.NationalityState))
            errors.Add(new(nameof(form.NationalityState), "Error.Choose"));
        if (form.ConsulateWish is not null && !ForeignRecord.ConsulateWishCodes.Contains(form.ConsulateWish))
            errors.Add(new(nameof(form.ConsulateWish), "Error.Choose"));
        if (form.TravelDocument is not null && !ForeignRecord.TravelDocumentCodes.Contains(form.TravelDocument))
            errors.Add(new(nameof(form.TravelDocument), "Error.Choose"));
        if (form.Result is not null && !ForeignRecord.ResultCodes.Contains(form.Result))
            errors.Add(new(nameof(form.Result), "Error.Choose"));
        errors.AddRange(new (string Field, DateOnly? Day)[]
        {
            (nameof(form.VerifiedOn), form.VerifiedOn),
            (nameof(form.ConsulateToldOn), form.ConsulateToldOn),
            (nameof(form.GiveOutApprovedOn), form.GiveOutApprovedOn),
            (nameof(form.HandedOverOn), form.HandedOverOn),
        }.Where(d => d.Day > Today).Select(d => new FieldError(d.Field, "Error.InFuture")));
        if (errors.Count > 0)
            throw new InvalidInputException(errors);
    }
}
