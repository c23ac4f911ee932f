using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.Health;
using CaseReferral.Core.Handoffs;
using CaseReferral.Web.Features.Handoffs;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Departments.Health;

/// <summary>The record on the hand-off page: the department reads all of it, others the summary line.</summary>
public sealed class HealthSummary(AppDbContext db, WorkCalendar calendar, TimeProvider time) : IRecordSummary
{
    /// <summary>Newest entries of each scale; the scales' own page shows all. Sessions have no other page: all are here.</summary>
    private const int ShownScales = 3, ShownInjuries = 20;

    public string Kind => HealthKind.KeyName;
    public string Folder => "Health";

    /// <summary>Notes, sessions, scales and injuries stay with the hospital.</summary>
    public bool TravelsInFull => false;

    public async Task<object?> LoadAsync(Handoff handoff, bool full, CancellationToken token)
    {
        var rows = full ? await AllAsync(handoff, token)
            : await db.Set<HealthRecord>().AsNoTracking().Where(r => r.HandoffId == handoff.Id).Select(r => new Row { Record = r }).ToListAsync(token);
        if (rows.TrueForAll(r => r is { Record: null, Session: null, Scale: null, Injury: null, DueAt: null }))
            return null;
        var clock = rows.Find(r => r.DueAt is not null);
        return new HealthView(
            rows.Find(r => r.Record is not null)?.Record, full,
            [.. rows.Select(r => r.Session).OfType<HealthSession>().OrderByDescending(s => s.On).ThenByDescending(s => s.Id)],
            [.. rows.Select(r => r.Injury).OfType<Injury>().OrderByDescending(i => i.FoundOn).Take(ShownInjuries)],
            new(ScaleHistory.Of(rows.Select(r => r.Scale).OfType<ScaleResult>()), $"/handoffs/{handoff.Id}/health/scales", ShownScales),
            clock is null ? null : Lights.Of(clock.StartedAt, clock.DueAt, false, time.GetUtcNow().UtcDateTime, calendar, clock.CalendarKnown));
    }

    /// <summary>Record, sessions, scales, injuries and the running limit of the screening in one command: the keys of the first four in one list, each with its own row.</summary>
    private Task<List<Row>> AllAsync(Handoff handoff, CancellationToken token)
    {
        var records = db.Set<HealthRecord>().AsNoTracking().Where(r => r.HandoffId == handoff.Id);
        var sessions = db.Set<HealthSession>().AsNoTracking().Where(s => s.HandoffId == handoff.Id);
        var scales = db.Set<ScaleResult>().AsNoTracking().Where(s => s.HandoffId == handoff.Id);
        var injuries = db.Set<Injury>().AsNoTracking().Where(i => i.HandoffId == handoff.Id);
        var running = handoff.IsLive ? handoff.CaseId : Guid.Empty;
        var clocks = db.Set<CaseClock>().AsNoTracking().Where(c => c.CaseId == running
            && c.Kind == HealthKind.ScreeningClock && c.HolderId == handoff.ToOrganisationId);
        var self = db.Set<Handoff>().Where(h => h.Id == handoff.Id).Select(h => h.Id);
        var keys = self.Concat(sessions.Select(s => s.Id)).Concat(scales.Select(s => s.Id)).Concat(injuries.Select(i => i.Id));
        return (
            from key in keys
            join r in records on key equals r.HandoffId into ofRecord
            from record in ofRecord.DefaultIfEmpty()
            join s in sessions on key equals s.Id into ofSession
            from session in ofSession.DefaultIfEmpty()
            join s in scales on key equals s.Id into ofScale
            from scale in ofScale.DefaultIfEmpty()
            join i in injuries on key equals i.Id into ofInjury
            from injury in ofInjury.DefaultIfEmpty()
            select new Row
            {
                Record = record,
                Session = session,
                Scale = scale,
                Injury = injury,
                // Looked up for the hand-off's own row alone: joined, the limit would make SQLite walk those of all cases.
                StartedAt = key == handoff.Id ? clocks.Select(c => (DateTime?)c.StartedAt).FirstOrDefault() : null,
                DueAt = key == handoff.Id ? clocks.Select(c => (DateTime?)c.DueAt).FirstOrDefault() : null,
                CalendarKnown = key == handoff.Id && clocks.Select(c => c.CalendarKnown).FirstOrDefault(),
            }).ToListAsync(token);
    }

    /// <summary>One of the five.</summary>
    private sealed class Row
    {
        public HealthRecord? Record { get; init; }
        public HealthSession? Session { get; init; }
        public ScaleResult? Scale { get; init; }
        public Injury? Injury { get; init; }
        /// <summary>With the next two: the running limit of the screening.</summary>
        public DateTime? StartedAt { get; init; }
        public DateTime? DueAt { get; init; }
        public bool CalendarKnown { get; init; }
    }
}

/// <summary>Model of the summary partial; before the first record there may be scales, and the limit of the screening runs.</summary>
public sealed record HealthView(HealthRecord? Record, bool Full, IReadOnlyList<HealthSession> Sessions, IReadOnlyList<Injury> Injuries, ScaleTable Scales, Light? Screening)
{
    /// <summary>Sessions that stand open; the earlier ones are folded.</summary>
    public const int Open = 5;

    /// <inheritdoc cref="HealthSession.InHospitalSince"/>
    public DateOnly? InHospitalSince => HealthSession.InHospitalSince(Sessions, DateOnly.MaxValue);
}
