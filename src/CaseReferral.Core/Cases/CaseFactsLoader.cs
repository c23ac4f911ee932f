using CaseReferral.Core.Assessment;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Data;
using CaseReferral.Core.FollowUps;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Rescues;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Cases;

/// <summary>Loads the facts of one case in one query; reads as the system, because a rule must know the truth.</summary>
public sealed class CaseFactsLoader(AppDbContext db, HandoffKinds kinds, TimeProvider time)
{
    public async Task<CaseFacts> LoadAsync(Case @case, CancellationToken token)
    {
        using var _ = db.AsSystem();
        var row = await (from p in db.Set<Person>().AsNoTracking()
                         where p.Id == @case.PersonId
                         from r in db.Set<RescueRecord>().AsNoTracking().Where(r => r.CaseId == @case.Id)
                         select new { Person = p, Record = r }).SingleAsync(token);
        return await LoadAsync(@case, row.Person, row.Record, token);
    }

    /// <summary>The same for a caller that holds person and record already: one query.</summary>
    public async Task<CaseFacts> LoadAsync(Case @case, Person person, RescueRecord record, CancellationToken token)
    {
        using var _ = db.AsSystem();
        var now = time.GetUtcNow().UtcDateTime;
        var lines = await Stored.ListAsync(db, new(@case.Id, now), Lines, token);
        IReadOnlyList<string> Keys(int what) => [.. lines.Where(l => l.What == what).Select(l => l.Key)];
        // Work and school go on for years: with an accepted hand-off such a line is served and holds nothing open.
        var outliving = lines.Where(l => l.What == Live && l.IsAccepted && kinds.Find(l.Key)?.OutlivesCase == true).ToList();
        var served = Keys(Served).Concat(outliving.Select(l => l.Key));
        return OfEntry(@case, person, record, ChinaTime.LocalDate(now)) with
        {
            UndecidedLines = Keys(Undecided),
            UnservedLines = [.. Keys(Needed).Except(served)],
            LiveHandoffs = [.. lines.Where(l => l.What == Live).Except(outliving).Select(l => Common.Serial.Format(l.Serial))],
            MissingCertificates = Keys(Due),
            OpenVisits = Keys(Visit).Count,
        };
    }

    private static readonly StoredQuery<OfCase, Line> Stored = new();

    private const int Undecided = 1, Needed = 2, Live = 3, Served = 4, Due = 5, Visit = 6;

    private sealed record OfCase(Guid Id, DateTime Now);

    private sealed class Line
    {
        public int What { get; init; }
        public required string Key { get; init; }
        public long Serial { get; init; }
        public bool IsAccepted { get; init; }
    }

    /// <summary>Needs, hand-offs, due certificates and planned visits as one flat list: one command instead of three.</summary>
    private static IQueryable<Line> Lines(AppDbContext db, OfCase a) =>
        db.Set<Need>().Where(n => n.CaseId == a.Id && n.Decision == NeedDecision.Undecided).Select(n => new Line { What = Undecided, Key = n.Kind, Serial = 0L, IsAccepted = false })
            .Concat(db.Set<Need>().Where(n => n.CaseId == a.Id && n.Decision == NeedDecision.Needed).Select(n => new Line { What = Needed, Key = n.Kind, Serial = 0L, IsAccepted = false }))
            .Concat(db.Set<Handoff>().Where(h => h.CaseId == a.Id && h.HolderId != null && h.Status != HandoffStatus.Draft).Select(h => new Line { What = Live, Key = h.Kind, Serial = h.Serial, IsAccepted = h.AcceptedAt != null }))
            .Concat(db.Set<Handoff>().Where(h => h.CaseId == a.Id && (h.Status == HandoffStatus.Closed || h.Status == HandoffStatus.Unfulfilled)).Select(h => new Line { What = Served, Key = h.Kind, Serial = h.Serial, IsAccepted = true }))
            // Only the police certificates hold a case open; the other limits are reminders.
            .Concat(db.Set<CaseClock>().Where(k => k.CaseId == a.Id && k.HolderId != null && k.DueAt <= a.Now && k.Kind.StartsWith("certificate")).Select(k => new Line { What = Due, Key = k.Kind, Serial = 0L, IsAccepted = false }))
            .Concat(db.Set<PlannedVisit>().Where(p => p.CaseId == a.Id && p.State == PlannedVisitState.Planned).Select(p => new Line { What = Visit, Key = FollowUpPlan.ClockKind, Serial = 0L, IsAccepted = false }));

    /// <summary>The facts of an entry that is not stored yet.</summary>
    public static CaseFacts OfEntry(Case @case, Person person, RescueRecord record, DateOnly today) => new()
    {
        Stage = @case.Stage,
        SuspendedFrom = @case.SuspendedFrom,
        Person = HandoffFactsLoader.PersonFactsOf(person, record, today),
        IsFiled = record.FilingNumber is not null,
        MissingRescueFields = [.. record.Missing()],
        HeadNamed = record.HeadName is not null,
        HeadHighEnough = record.HeadHighEnough,
        LegalAidTold = record.LegalAidToldOn is not null,
        InterpreterArranged = record.InterpreterArranged,
        ParentsAreSellers = record.ParentsAreSellers,
    };
}
