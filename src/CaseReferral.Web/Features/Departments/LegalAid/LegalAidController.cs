using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.LegalAid;
using CaseReferral.Core.Handoffs;
using CaseReferral.Web.Features.Handoffs;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace CaseReferral.Web.Features.Departments.LegalAid;

/// <summary>The department's page: decision and lawyer of a legal-aid matter.</summary>
[Route("handoffs/{id:guid}/legal-aid")]
public sealed class LegalAidController(AppDbContext db, HandoffService service, LegalAidService aid, Texts texts)
    : RecordController<LegalAidForm, LegalAidRecord>(db, service, texts)
{
    protected override string Kind => LegalAidKind.KeyName;

    protected override LegalAidForm ToForm(LegalAidRecord? record) => record is null ? new() : LegalAidForm.Of(record);

    protected override void Check(RecordCheck check, LegalAidForm form) => check
        .Chosen(form.Decision, LegalAidRecord.DecisionCodes)
        .Optional(form.Form, LegalAidRecord.FormCodes)
        .NotInFuture(form.DecidedOn).NotInFuture(form.AssignedOn)
        .Refuse(form.Decision == "refused" && string.IsNullOrWhiteSpace(form.RefusalGround), nameof(form.RefusalGround), "Error.Required")
        .NotBefore(form.AssignedOn, form.DecidedOn);

    protected override Task WriteAsync(HandoffMove move, LegalAidForm form, CancellationToken token) => aid.SaveAsync(move, form.ToDetails(), token);
}
