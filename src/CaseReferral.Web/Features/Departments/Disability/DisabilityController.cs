using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.Disability;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Persons;
using CaseReferral.Web.Features.Handoffs;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace CaseReferral.Web.Features.Departments.Disability;

/// <summary>The department's page: the steps of a disability assessment; a minor's result is never publicised.</summary>
[Route("handoffs/{id:guid}/disability")]
public sealed class DisabilityController(AppDbContext db, HandoffService service, DisabilityService records, Texts texts)
    : RecordController<DisabilityForm, DisabilityRecord>(db, service, texts)
{
    protected override string Kind => DisabilityKind.KeyName;

    protected override DisabilityForm ToForm(DisabilityRecord? record) => record is null ? new() : DisabilityForm.Of(record);

    /// <summary>Whether she is a minor, whose result is not publicised.</summary>
    protected override Task<object?> AsideAsync(Handoff handoff, Person person, CancellationToken token) => Task.FromResult<object?>(person.IsMinorOn(handoff.RequestedOn));

    protected override void Check(RecordCheck check, DisabilityForm form) => check
        .Optional(form.Category, DisabilityRecord.CategoryCodes)
        .Optional(form.Grade, DisabilityRecord.GradeCodes)
        .Optional(form.Result, DisabilityRecord.ResultCodes)
        .NotInFuture(form.AppliedOn).NotInFuture(form.AcceptedOn).NotInFuture(form.AssessedOn)
        .NotInFuture(form.PublicFrom).NotInFuture(form.PublicUntil).NotInFuture(form.ReviewedOn).NotInFuture(form.CertificateOn);

    protected override async Task WriteAsync(HandoffMove move, DisabilityForm form, CancellationToken token)
    {
        if (((DisabilityKind)move.Facts.Kind).Objection(form.ToDetails(), move.Facts.Person.IsMinor, move.Calendar) is { } objection)
            throw new RuleBrokenException([objection]);
        await records.SaveAsync(move, form.ToDetails(), token);
    }
}
