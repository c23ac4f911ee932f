using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Handoffs;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Departments.LegalAid;

/// <summary>Records decision and lawyer; the limit for naming the lawyer counts from the decision, in the caller's save.</summary>
public sealed class LegalAidService
{
    /// <exception cref="RuleBrokenException">HardshipIsNoGround, MinorsLawyerForMinor.</exception>
    public async Task SaveAsync(HandoffMove move, LegalAidDetails details, CancellationToken token)
    {
        if (LegalAidKind.Objection(details, move.Facts.Person.IsMinor) is { } objection)
            throw new RuleBrokenException([objection]);
        var record = await move.Db.Set<LegalAidRecord>().FirstOrDefaultAsync(r => r.HandoffId == move.Handoff.Id, token);
        if (record is null)
            move.Db.Add(record = new LegalAidRecord(move.Handoff.Id, move.Case.Id));
        var known = record.DecidedOn;
        record.Write(details);
        if (record.DecidedOn is { } on && on != known && details.Decision != "refused")
            await CountFromAsync(move, on, token);
    }

    private static async Task CountFromAsync(HandoffMove move, DateOnly decided, CancellationToken token)
    {
        await move.Db.Entry(move.Handoff).Collection(h => h.Clocks).LoadAsync(token);
        move.Handoff.CountClockFrom(ChinaTime.ToUtc(decided.ToDateTime(TimeOnly.MinValue)), move.Calendar);
    }
}
