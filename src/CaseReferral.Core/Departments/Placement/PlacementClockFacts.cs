using CaseReferral.Core.Attachments;
using CaseReferral.Core.Care;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Rescues;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Departments.Placement;

/// <summary>What the case says of the limits of <see cref="PlacementClocks"/>: since when, which have begun. Read as the system, because others hold some of them.</summary>
public static class PlacementClockFacts
{
    /// <summary>The day she was first placed in this case, whatever moves came after; null before.</summary>
    public static async Task<DateOnly?> FirstDayAsync(AppDbContext db, Guid caseId, CancellationToken token)
    {
        using var _ = db.AsSystem();
        return await db.Set<PlacementRecord>().Where(p => p.CaseId == caseId).Select(p => p.StartedOn)
            .Concat(db.Set<PlacementStay>().Where(s => s.CaseId == caseId).Select(s => s.StartedOn)).MinAsync(token);
    }

    /// <summary>The station has asked: the month of police begins, once in a case, unless they have compared already.</summary>
    public static async Task SampleAskedAsync(AppDbContext db, Guid caseId, WorkCalendar calendar, DateTime now, CancellationToken token)
    {
        using var _ = db.AsSystem();
        var asked = await db.Set<Case>().AsNoTracking().Where(c => c.Id == caseId)
            .Where(c => !db.Set<CaseClock>().Any(k => k.CaseId == c.Id && k.Kind == PlacementClocks.SampleClock) && db.Set<SamplingRecord>().Any(s => s.CaseId == c.Id && s.ComparedOn == null))
            .SingleOrDefaultAsync(token);
        if (asked is not null)
            db.Add(PlacementClocks.Sample(asked, now, calendar));
    }

    /// <summary>
    /// Kinds that do not begin anew when a station takes her in: the counter survives a transfer, and what was met stays met, here or by another
    /// unit. What only broke off because she left counts from her new entry.
    /// </summary>
    public static async Task<IReadOnlySet<string>> BegunAsync(AppDbContext db, Guid caseId, CancellationToken token)
    {
        using var _ = db.AsSystem();
        var clocks = await db.Set<CaseClock>().AsNoTracking().Where(k => k.CaseId == caseId).Select(k => new { k.Kind, k.DoneAt }).ToListAsync(token);
        var left = await db.Set<Departure>().Where(d => d.CaseId == caseId).Select(d => (DateTime?)d.RecordedAt)
            .Concat(db.Set<Handoff>().Where(h => h.CaseId == caseId && h.Kind == PlacementKind.KeyName).Select(h => h.AcceptedAt)).ToListAsync(token);
        var begun = clocks.Where(k => k.DoneAt is null || !left.Contains(k.DoneAt)).Select(k => k.Kind).ToHashSet();
        if (await db.Set<Attachment>().AnyAsync(a => a.CaseId == caseId && a.Category == DocumentCategories.TracingNotice, token))
            begun.Add(PlacementClocks.NoticeClock);
        if (await db.Set<SamplingRecord>().AnyAsync(s => s.CaseId == caseId && s.SampledOn != null, token))
            begun.Add(PlacementClocks.SampleRequestClock);
        return begun;
    }
}
