using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Handoffs;
using Microsoft.EntityFrameworkCore;
using static CaseReferral.Core.Departments.EducationElsewhere.EducationElsewhereKind;

namespace CaseReferral.Core.Departments.EducationElsewhere;

/// <summary>Records the steps of a place in another district; each that is dated ends its limit and begins the next one, in the caller's save.</summary>
public sealed class EducationElsewhereService
{
    /// <exception cref="RuleBrokenException">TransferAfterBoth.</exception>
    public async Task SaveAsync(HandoffMove move, EducationElsewhereDetails details, CancellationToken token)
    {
        if (Objection(details) is { } objection)
            throw new RuleBrokenException([objection]);
        var record = await move.Db.Set<EducationElsewhereRecord>().FirstOrDefaultAsync(r => r.HandoffId == move.Handoff.Id, token);
        if (record is null)
            move.Db.Add(record = new EducationElsewhereRecord(move.Handoff.Id, move.Case.Id));
        var (receiving, enrolled) = (record.ReceivingConfirmedOn, record.EnrolledOn);
        record.Write(details);
        // The child's own bureau confirms after the one that was asked; it may have done so before.
        if (receiving is null && record is { ReceivingConfirmedOn: { } agreed, SendingConfirmedOn: null })
            Begin(move, SendingClock, move.Handoff.FromOrganisationId, agreed);
        if (enrolled is null && record is { EnrolledOn: { } first, RecordTransferredOn: null })
            Begin(move, TransferClock, move.Handoff.ToOrganisationId, first);
        await move.Db.EndClocksAsync(move.Case.Id, [.. Done(record)], move.Now, token);
    }

    private static IEnumerable<string> Done(EducationElsewhereRecord record)
    {
        if (record.ReceivingConfirmedOn is not null)
            yield return ReceivingClock;
        if (record.SendingConfirmedOn is not null)
            yield return SendingClock;
        if (record.RecordTransferredOn is not null)
            yield return TransferClock;
    }

    private static void Begin(HandoffMove move, string clock, Guid holder, DateOnly since) =>
        ((EducationElsewhereKind)move.Facts.Kind).Begin(move, clock, holder, ChinaTime.ToUtc(since.ToDateTime(TimeOnly.MinValue)));
}
