using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.LegalAid;
using CaseReferral.Core.Handoffs;
using CaseReferral.Web.Features.Handoffs;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace CaseReferral.Web.Features.Departments.LegalAid;

/// <summary>The department's page: decision and lawyer of a legal-aid matter.</summary>
[Route("handoffs/{id:guid}/legal-aid")]
public sealed class LegalAidController(AppDbContext db, HandoffService service, LegalAidService aid, LawyersQuery lawyers, Texts texts)
    : RecordController<LegalAidForm, LegalAidRecord>(db, service, texts)
{
    protected override string Kind => LegalAidKind.KeyName;

    protected override LegalAidForm ToForm(LegalAidRecord? record) => record is null ? new() : LegalAidForm.Of(record);

    protected override async Task<LegalAidForm> OfferAsync(Handoff handoff, LegalAidForm form, CancellationToken token) =>
        form with { Offer = await lawyers.OfferAsync(handoff, token) };

    protected override void Check(RecordCheck check, LegalAidForm form) => check
        .Chosen(form.Decision, LegalAidRecord.DecisionCodes)
        .Optional(form.Form, LegalAidRecord.FormCodes)
        .NotInFuture(form.DecidedOn).NotInFuture(form.AssignedOn)
        .Refuse(form.Decision == "refused" && string.IsNullOrWhiteSpace(form.RefusalGround), nameof(form.RefusalGround), "Error.Required")
        .NotBefore(form.AssignedOn, form.DecidedOn)
        .Refuse(form.AssignedOn is not null && form.LawyerId is null, nameof(form.LawyerId), "Error.Choose")
        .Optional(form.EndGround, LegalAidRecord.EndGroundCodes).NotInFuture(form.EndedOn).NotBefore(form.EndedOn, form.DecidedOn)
        .Optional(form.ApplicantKind, LegalAidRecord.ApplicantKindCodes).Optional(form.Position, LegalAidRecord.PositionCodes).Optional(form.Cause, LegalAidRecord.CauseCodes)
        .Optional(form.Step, LegalAidRecord.StepCodes).Optional(form.Exempt, LegalAidRecord.ExemptCodes)
        .Optional(form.Outcome, LegalAidRecord.OutcomeCodes).Optional(form.Satisfaction, LegalAidRecord.SatisfactionCodes).Optional(form.ObjectionResult, LegalAidRecord.ObjectionResultCodes)
        .Refuse(form.ApplicantKind is not (null or "self") && string.IsNullOrWhiteSpace(form.Applicant), nameof(form.Applicant), "Error.Required")
        .NotInFuture(form.ObjectedOn).NotInFuture(form.ObjectionDecidedOn).NotInFuture(form.ClosedOn).NotInFuture(form.SatisfactionOn)
        .NotBefore(form.ObjectedOn, form.DecidedOn).NotBefore(form.ObjectionDecidedOn, form.ObjectedOn)
        .Refuse(form.ObjectionDecidedOn is not null && form.ObjectionResult is null, nameof(form.ObjectionResult), "Error.Choose")
        .NotBefore(form.ClosedOn, form.AssignedOn)
        .Refuse(form.Outcome is not null && form.ClosedOn is null, nameof(form.ClosedOn), "Error.Required")
        .Refuse(form.Satisfaction is not null && form.SatisfactionOn is null, nameof(form.SatisfactionOn), "Error.Required");

    protected override Task WriteAsync(HandoffMove move, LegalAidForm form, CancellationToken token) => aid.SaveAsync(move, form.ToDetails(), token);
}
