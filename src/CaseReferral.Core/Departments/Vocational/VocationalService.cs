using CaseReferral.Core.Common;
using CaseReferral.Core.Departments.Employment;
using CaseReferral.Core.Handoffs;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Departments.Vocational;

/// <summary>Keeps the record, and the task that comes with the day she should graduate (notice 四.4: recommend and help find work).</summary>
public sealed class VocationalService
{
    /// <summary>Writes the record; the task follows the expected day, and ends with the graduation or with work.</summary>
    /// <exception cref="RuleBrokenException">StepsInOrder, KeptLongEnough.</exception>
    public async Task SaveAsync(HandoffMove move, VocationalDetails details, CancellationToken token)
    {
        if (VocationalKind.Objection(details) is { } objection)
            throw new RuleBrokenException([objection]);
        var record = await move.Db.Set<VocationalRecord>().FirstOrDefaultAsync(r => r.HandoffId == move.Handoff.Id, token);
        if (record is null)
            move.Db.Add(record = new VocationalRecord(move.Handoff.Id, move.Case.Id));
        var (before, after) = (Due(record.ExpectedGraduationOn, record.GraduatedOn), Due(details.ExpectedGraduationOn, details.GraduatedOn));
        var work = new WorkKept(record.EmployedOn, record.Kept3On, record.Kept6On);
        record.Write(details);
        await work.FollowAsync(move, new(details.EmployedOn, details.Kept3On, details.Kept6On), token);
        await new DatedTask(VocationalKind.GraduationClock, ((VocationalKind)move.Facts.Kind).AfterGraduation).FollowAsync(move, before, after, token);
    }

    private static DateOnly? Due(DateOnly? expected, DateOnly? graduated) => graduated is null ? expected : null;
}
