using CaseReferral.Core.Cases;
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
        var (known, objected) = (record.DecidedOn, record.ObjectedOn);
        record.Write(details);
        if (details.ObjectedOn is { } since && since != objected)
            move.Db.Add(new CaseClock(move.Case, LegalAidKind.ObjectionClock, "法律援助法第四十九条", move.Handoff.ToOrganisationId, Term.CalendarDays(5), ChinaTime.ToUtc(since.ToDateTime(TimeOnly.MinValue)), move.Calendar));
        if (details.ObjectionDecidedOn is not null)
            await move.Db.EndClocksAsync(move.Case.Id, [LegalAidKind.ObjectionClock], move.Now, token);
        if (record.DecidedOn is { } on && on != known && details.Decision != "refused")
            await CountFromAsync(move, on, token);
    }

    private static async Task CountFromAsync(HandoffMove move, DateOnly decided, CancellationToken token)
    {
        await move.Db.Entry(move.Handoff).Collection(h => h.Clocks).LoadAsync(token);
        move.Handoff.CountClockFrom(ChinaTime.ToUtc(decided.ToDateTime(TimeOnly.MinValue)), move.Calendar);
    }
}
