using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Handoffs;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Departments.Disability;

/// <summary>Records an assessment; the limit of the county's review begins when nothing but the review is left, and ends with it.</summary>
public sealed class DisabilityService
{
    public async Task SaveAsync(HandoffMove move, DisabilityDetails details, CancellationToken token)
    {
        var record = await move.Db.Set<DisabilityRecord>().FirstOrDefaultAsync(r => r.HandoffId == move.Handoff.Id, token);
        if (record is null)
            move.Db.Add(record = new DisabilityRecord(move.Handoff.Id, move.Case.Id));
        var minor = move.Facts.Person.IsMinor;
        var before = record.ReviewBegins(minor);
        record.Write(details);
        if (record.ReviewedOn is not null || record.Result is not null)
            await move.Db.EndClocksAsync(move.Case.Id, [DisabilityKind.ReviewClock], move.Now, token);
        else if (before is null && record.ReviewBegins(minor) is { } since)
            Begin(move, since);
    }

    private static void Begin(HandoffMove move, DateOnly since)
    {
        if (move.Facts.Kind.Number(DisabilityKind.ReviewDays) is var days and > 0)
            new DatedTask(DisabilityKind.ReviewClock, Term.WorkingDays(days)).Begin(move, since);
    }
}
