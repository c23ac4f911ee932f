using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
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
public sealed class SocialAssistanceController(AppDbContext db, HandoffService service, Texts texts, TimeProvider time)
    : RecordController<SocialAssistanceForm>(db, service, texts)
{
    protected override string Kind => SocialAssistanceKind.KeyName;

    private DateOnly Today => ChinaTime.LocalDate(time.GetUtcNow().UtcDateTime);

    protected override async Task<SocialAssistanceForm> ReadAsync(Handoff handoff, CancellationToken token) =>
        await FindAsync(handoff.Id, token) is { } record ? SocialAssistanceForm.Of(record) : new SocialAssistanceForm();

    protected override async Task WriteAsync(HandoffMove move, SocialAssistanceForm form, CancellationToken token)
    {
        Check(form);
        var record = await FindAsync(move.Handoff.Id, token);
        if (record is null)
            Db.Add(record = new SocialAssistanceRecord(move.Handoff.Id, move.Case.Id));
        record.Write(form.Note);
        if (form.Benefit is not null)
            (await DecisionAsync(move, form.Benefit, token)).Decide(form.Decision!, form.DecidedOn, form.GivenFrom, form.Ground);
    }

    private Task<SocialAssistanceRecord?> FindAsync(Guid id, CancellationToken token) =>
        Db.Set<SocialAssistanceRecord>().FirstOrDefaultAsync(r => r.HandoffId == id, token);

    private async Task<BenefitDecision> DecisionAsync(HandoffMove move, string benefit, CancellationToken token)
    {
        var decision = await Db.Set<BenefitDecision>().FirstOrDefaultAsync(b => b.HandoffId == move.Handoff.Id && b.Benefit == benefit, token);
        if (decision is null)
            Db.Add(decision = new BenefitDecision(move.Handoff.Id, move.Case.Id, benefit));
        return decision;
    }

    private void Check(SocialAssistanceForm form)
    {
        var errors = new List<FieldError>();
        if (form.Benefit is not null && !SocialAssistanceRecord.BenefitCodes.Contains(form.Benefit))
            errors.Add(new(nameof(form.Benefit), "Error.Choose"));
        if (form.Benefit is null && form.Decision is not null)
            errors.Add(new(nameof(form.Benefit), "Error.Choose"));
        if (form.Benefit is not null && !SocialAssistanceRecord.DecisionCodes.Contains(form.Decision))
            errors.Add(new(nameof(form.Decision), "Error.Choose"));
        if (form.Decision is not (null or "applied") && form.DecidedOn is null)
            errors.Add(new(nameof(form.DecidedOn), "Error.Required"));
        if (form.Decision is "refused" or "ended" && string.IsNullOrWhiteSpace(form.Ground))
            errors.Add(new(nameof(form.Ground), "Error.Required"));
        if (form.DecidedOn > Today)
            errors.Add(new(nameof(form.DecidedOn), "Error.InFuture"));
        if (errors.Count > 0)
            throw new InvalidInputException(errors);
    }
}
