using CaseReferral.Core.Common;
using CaseReferral.Core.Handoffs;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Departments.Employment;

/// <summary>Keeps the record, and the tasks that come with her first day of work.</summary>
public sealed class EmploymentService
{
    /// <exception cref="RuleBrokenException">LeftAfterBegun, KeptLongEnough.</exception>
    public async Task SaveAsync(HandoffMove move, EmploymentDetails details, CancellationToken token)
    {
        if (EmploymentKind.Objection(details) is { } objection)
            throw new RuleBrokenException([objection]);
        var record = await move.Db.Set<EmploymentRecord>().FirstOrDefaultAsync(r => r.HandoffId == move.Handoff.Id, token);
        if (record is null)
            move.Db.Add(record = new EmploymentRecord(move.Handoff.Id, move.Case.Id));
        var before = new WorkKept(record.EmployedOn, record.Kept3On, record.Kept6On, record.LeftOn);
        record.Write(details);
        await before.FollowAsync(move, new(details.EmployedOn, details.Kept3On, details.Kept6On, details.LeftOn), token);
    }
}
