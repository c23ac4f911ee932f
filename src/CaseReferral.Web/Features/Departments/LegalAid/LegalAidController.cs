using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.LegalAid;
using CaseReferral.Core.Handoffs;
using CaseReferral.Web.Features.Handoffs;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Departments.LegalAid;

/// <summary>The department's page: decision and lawyer of a legal-aid matter.</summary>
[Route("handoffs/{id:guid}/legal-aid")]
public sealed class LegalAidController(AppDbContext db, HandoffService service, LegalAidService aid, Texts texts, TimeProvider time)
    : RecordController<LegalAidForm>(db, service, texts)
{
    protected override string Kind => LegalAidKind.KeyName;

    private DateOnly Today => ChinaTime.LocalDate(time.GetUtcNow().UtcDateTime);

    protected override async Task<LegalAidForm> ReadAsync(Handoff handoff, CancellationToken token) =>
        await FindAsync(handoff.Id, token) is { } record ? LegalAidForm.Of(record) : new LegalAidForm();

    protected override Task WriteAsync(HandoffMove move, LegalAidForm form, CancellationToken token)
    {
        Check(form);
        return aid.SaveAsync(move, form.ToDetails(), token);
    }

    private Task<LegalAidRecord?> FindAsync(Guid id, CancellationToken token) =>
        Db.Set<LegalAidRecord>().FirstOrDefaultAsync(r => r.HandoffId == id, token);

    private void Check(LegalAidForm form)
    {
        var errors = new List<FieldError>();
        if (!LegalAidRecord.DecisionCodes.Contains(form.Decision))
            errors.Add(new(nameof(form.Decision), "Error.Choose"));
        if (form.Form is not null && !LegalAidRecord.FormCodes.Contains(form.Form))
            errors.Add(new(nameof(form.Form), "Error.Choose"));
        if (form.DecidedOn > Today)
            errors.Add(new(nameof(form.DecidedOn), "Error.InFuture"));
        if (form.AssignedOn > Today)
            errors.Add(new(nameof(form.AssignedOn), "Error.InFuture"));
        if (form.Decision == "refused" && string.IsNullOrWhiteSpace(form.RefusalGround))
            errors.Add(new(nameof(form.RefusalGround), "Error.Required"));
        if (form.AssignedOn < form.DecidedOn)
            errors.Add(new(nameof(form.AssignedOn), "Error.Order"));
        if (errors.Count > 0)
            throw new InvalidInputException(errors);
    }
}
