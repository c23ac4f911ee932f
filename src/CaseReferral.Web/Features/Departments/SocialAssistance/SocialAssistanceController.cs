using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.SocialAssistance;
using CaseReferral.Core.Handoffs;
using CaseReferral.Web.Features.Handoffs;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Departments.SocialAssistance;

/// <summary>The department's page: the benefits of one person and what was decided on each.</summary>
[Route("handoffs/{id:guid}/social-assistance")]
public sealed class SocialAssistanceController(AppDbContext db, HandoffService service, Texts texts)
    : RecordController<SocialAssistanceForm, SocialAssistanceRecord>(db, service, texts)
{
    protected override string Kind => SocialAssistanceKind.KeyName;

    protected override SocialAssistanceForm ToForm(SocialAssistanceRecord? record) => record is null ? new() : SocialAssistanceForm.Of(record);

    protected override void Check(RecordCheck check, SocialAssistanceForm form) => check
        .Optional(form.Benefit, SocialAssistanceRecord.BenefitCodes)
        .Refuse(form.Benefit is null && form.Decision is not null, nameof(form.Benefit), "Error.Choose")
        .Refuse(form.Benefit is not null && !SocialAssistanceRecord.DecisionCodes.Contains(form.Decision), nameof(form.Decision), "Error.Choose")
        .Refuse(form.Decision is not (null or "applied") && form.DecidedOn is null, nameof(form.DecidedOn), "Error.Required")
        .Refuse(form.Decision is "refused" or "ended" && string.IsNullOrWhiteSpace(form.Ground), nameof(form.Ground), "Error.Required")
        .NotInFuture(form.DecidedOn);

    protected override async Task WriteAsync(HandoffMove move, SocialAssistanceForm form, CancellationToken token)
    {
        (await RecordAsync(move, (handoff, @case) => new(handoff, @case), token)).Write(form.Note);
        if (form.Benefit is not null)
            (await DecisionAsync(move, form.Benefit, token)).Decide(form.Decision!, form.DecidedOn, form.GivenFrom, form.Ground);
    }

    private async Task<BenefitDecision> DecisionAsync(HandoffMove move, string benefit, CancellationToken token)
    {
        var decision = await Db.Set<BenefitDecision>().FirstOrDefaultAsync(b => b.HandoffId == move.Handoff.Id && b.Benefit == benefit, token);
        if (decision is null)
            Db.Add(decision = new BenefitDecision(move.Handoff.Id, move.Case.Id, benefit));
        return decision;
    }
}
