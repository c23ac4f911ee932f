using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Persons;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Departments.Household;

/// <summary>
/// Records a household registration; each step that is dated ends its limit and begins the next one, in the caller's save. A number that
/// is issued becomes hers: her internal one stays beside it.
/// </summary>
public sealed class HouseholdService(IdentityVault vault)
{
    /// <exception cref="RuleBrokenException">StepsInOrder, ComparisonFirst, NumberWithRegistration, NumberAsKnown.</exception>
    public async Task SaveAsync(HandoffMove move, HouseholdDetails details, CancellationToken token)
    {
        if (HouseholdKind.Objection(details, move.Facts) is { } objection)
            throw new RuleBrokenException([objection]);
        var record = await move.Db.Set<HouseholdRecord>().FirstOrDefaultAsync(r => r.HandoffId == move.Handoff.Id, token);
        if (record is null)
            move.Db.Add(record = new HouseholdRecord(move.Handoff.Id, move.Case.Id));
        var (checkedOn, reportedOn, decided) = (record.CheckedOn, record.ReportedOn, record.Decision);
        if (!await vault.NumberAsync(move.Case.PersonId, record.IdNumber, details.IdNumber.Given(), token))
            throw new RuleBrokenException([new("NumberAsKnown")]);
        record.Write(details);
        if (checkedOn is null && record.CheckedOn is { } check)
            await NextAsync(move, HouseholdKind.CheckClock, (HouseholdKind.ReportClock, HouseholdKind.ReportDays, check), token);
        if (reportedOn is null && record.ReportedOn is { } report)
            await NextAsync(move, HouseholdKind.ReportClock, (HouseholdKind.DecideClock, HouseholdKind.DecideDays, report), token);
        if (decided is null && record.Decision is not null)
            await NextAsync(move, HouseholdKind.DecideClock, null, token);
    }

    private static async Task NextAsync(HandoffMove move, string ends, (string Clock, string Days, DateOnly Since)? begins, CancellationToken token)
    {
        await move.Db.EndClocksAsync(move.Case.Id, [ends], move.Now, token);
        if (begins is { } next)
            ((HouseholdKind)move.Facts.Kind).Begin(move, next.Clock, next.Days, ChinaTime.ToUtc(next.Since.ToDateTime(TimeOnly.MinValue)));
    }
}
