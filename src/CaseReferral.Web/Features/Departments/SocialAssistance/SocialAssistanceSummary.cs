using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.SocialAssistance;
using CaseReferral.Core.Handoffs;
using CaseReferral.Web.Features.Handoffs;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Departments.SocialAssistance;

/// <summary>The record on the hand-off page: the department reads all of it, others the summary line.</summary>
public sealed class SocialAssistanceSummary(AppDbContext db) : IRecordSummary
{
    public string Kind => SocialAssistanceKind.KeyName;
    public string Folder => "SocialAssistance";

    public async Task<object?> LoadAsync(Handoff handoff, bool full, CancellationToken token)
    {
        var record = await db.Set<SocialAssistanceRecord>().AsNoTracking().FirstOrDefaultAsync(r => r.HandoffId == handoff.Id, token);
        if (record is null)
            return null;
        var decisions = await db.Set<BenefitDecision>().AsNoTracking().Where(b => b.HandoffId == handoff.Id).ToListAsync(token);
        return new SocialAssistanceView(record, full, [.. decisions.OrderBy(d => d.DecidedOn)]);
    }
}

/// <summary>Model of the summary partial.</summary>
public sealed record SocialAssistanceView(SocialAssistanceRecord Record, bool Full, IReadOnlyList<BenefitDecision> Decisions);
