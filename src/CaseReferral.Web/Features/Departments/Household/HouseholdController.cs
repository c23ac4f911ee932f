using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.Household;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Reference;
using CaseReferral.Web.Features.Handoffs;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Departments.Household;

/// <summary>The department's page: the steps of a household registration.</summary>
[Route("handoffs/{id:guid}/household")]
public sealed class HouseholdController(AppDbContext db, HandoffService service, Regions regions, Texts texts, TimeProvider time)
    : RecordController<HouseholdForm>(db, service, texts)
{
    protected override string Kind => HouseholdKind.KeyName;

    private DateOnly Today => ChinaTime.LocalDate(time.GetUtcNow().UtcDateTime);

    protected override async Task<HouseholdForm> ReadAsync(Handoff handoff, CancellationToken token) =>
        await FindAsync(handoff.Id, token) is { } record ? HouseholdForm.Of(record) : new HouseholdForm();

    protected override async Task WriteAsync(HandoffMove move, HouseholdForm form, CancellationToken token)
    {
        Check(form);
        var record = await FindAsync(move.Handoff.Id, token);
        if (record is null)
            Db.Add(record = new HouseholdRecord(move.Handoff.Id, move.Case.Id));
        record.Write(form.ToDetails());
    }

    private Task<HouseholdRecord?> FindAsync(Guid id, CancellationToken token) =>
        Db.Set<HouseholdRecord>().FirstOrDefaultAsync(r => r.HandoffId == id, token);

    private void Check(HouseholdForm form)
    {
        var errors = new List<FieldError>();
        if (form.Decision is not null && !HouseholdRecord.DecisionCodes.Contains(form.Decision))
            errors.Add(new(nameof(form.Decision), "Error.Choose"));
        if (form.ReceivedOn > Today)
            errors.Add(new(nameof(form.ReceivedOn), "Error.InFuture"));
        if (form.CheckedOn > Today)
            errors.Add(new(nameof(form.CheckedOn), "Error.InFuture"));
        if (form.ReportedOn > Today)
            errors.Add(new(nameof(form.ReportedOn), "Error.InFuture"));
        if (form.RegisteredOn > Today)
            errors.Add(new(nameof(form.RegisteredOn), "Error.InFuture"));
        if (!string.IsNullOrWhiteSpace(form.IdNumber) && ResidentId.Parse(form.IdNumber, regions, Today) is { IsValid: false } bad)
            errors.Add(new(nameof(form.IdNumber), "Error.Id." + bad.Errors[0]));
        if (form.Decision == "registered" && form.RegisteredOn is null)
            errors.Add(new(nameof(form.RegisteredOn), "Error.Required"));
        if (errors.Count > 0)
            throw new InvalidInputException(errors);
    }
}
