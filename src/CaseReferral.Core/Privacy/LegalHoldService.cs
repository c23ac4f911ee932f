using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Privacy;

/// <summary>Sets and lifts legal holds, each with its reason.</summary>
public sealed class LegalHoldService(AppDbContext db, TimeProvider time)
{
    public const int MaxText = 500;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public async Task SetAsync(Guid caseId, int version, string? reason, CancellationToken token)
    {
        var @case = await db.PrivacyCaseAsync(caseId, version, Now, token);
        Demand(reason);
        db.Add(new LegalHold(caseId, reason!, db.Actor, Now));
        db.Add(@case.Note("LegalHoldSet", db.Actor, Now, null));
        await db.SaveCaseAsync(caseId, token);
    }

    /// <exception cref="NotFoundException">No such hold, or lifted already.</exception>
    public async Task LiftAsync(Guid caseId, Guid holdId, int version, string? reason, CancellationToken token)
    {
        var @case = await db.PrivacyCaseAsync(caseId, version, Now, token);
        var hold = await db.Set<LegalHold>().FirstOrDefaultAsync(h => h.Id == holdId && h.CaseId == caseId && h.LiftedAt == null, token)
            ?? throw new NotFoundException(nameof(LegalHold));
        Demand(reason);
        hold.Lift(reason!, db.Actor, Now);
        db.Add(@case.Note("LegalHoldLifted", db.Actor, Now, null));
        await db.SaveCaseAsync(caseId, token);
    }

    private static void Demand(string? reason)
    {
        if (PrivacyText.Problem("Reason", reason, MaxText) is { } problem)
            throw new InvalidInputException([problem]);
    }
}
