using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.Household;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Reference;
using CaseReferral.Web.Features.Handoffs;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace CaseReferral.Web.Features.Departments.Household;

/// <summary>The department's page: the steps of a household registration.</summary>
[Route("handoffs/{id:guid}/household")]
public sealed class HouseholdController(AppDbContext db, HandoffService service, HouseholdService households, Regions regions, Texts texts)
    : RecordController<HouseholdForm, HouseholdRecord>(db, service, texts)
{
    protected override string Kind => HouseholdKind.KeyName;

    protected override HouseholdForm ToForm(HouseholdRecord? record) => record is null ? new() : HouseholdForm.Of(record);

    protected override void Check(RecordCheck check, HouseholdForm form)
    {
        var bad = !string.IsNullOrWhiteSpace(form.IdNumber) && ResidentId.Parse(form.IdNumber, regions, check.Today) is { IsValid: false } read ? read : null;
        check
            .Optional(form.Decision, HouseholdRecord.DecisionCodes)
            .NotInFuture(form.ReceivedOn).NotInFuture(form.CheckedOn).NotInFuture(form.ReportedOn).NotInFuture(form.RegisteredOn)
            .Refuse(bad is not null, nameof(form.IdNumber), "Error.Id." + bad?.Errors[0])
            .Refuse(form.Decision == "registered" && form.RegisteredOn is null, nameof(form.RegisteredOn), "Error.Required")
            .Refuse(form.Decision == "refused" && string.IsNullOrWhiteSpace(form.RefusalReason), nameof(form.RefusalReason), "Error.Required");
    }

    protected override Task WriteAsync(HandoffMove move, HouseholdForm form, CancellationToken token) => households.SaveAsync(move, form.ToDetails(), token);
}
