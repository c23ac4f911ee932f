using CaseReferral.Core.Access;
using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.Placement;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Proposals;
using CaseReferral.Core.Supervision;
using CaseReferral.Core.Trail;
using CaseReferral.Web.Features.Notices;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Inbox;

/// <summary>
/// The numbers of an inbox in one command: the counts kept by the saves (<see cref="HeldCount"/>), and one row more with what time
/// alone decides, which is late, and which of the parts an inbox rarely has it has today, because on most days each of these would be
/// a query for nothing.
/// </summary>
internal static class InboxTally
{
    /// <summary>Late ones are counted up to here and one more, so that a page costs the same whatever waits.</summary>
    public const int Most = 999;

    private static readonly StoredQuery<Asker, Line> Stored = new();
    private static readonly StoredQuery<Asker, Visible> Seen = new();

    public static async Task<(IReadOnlyDictionary<InboxFilter, int> Counts, InboxParts Parts)> LoadAsync(AppDbContext db, Asker ask, CancellationToken token)
    {
        var lines = await Stored.ListAsync(db, ask, (db, a) => Kept(db, a).Concat(Parts(db, a)), token);
        var parts = lines.Find(l => l.Standing.Length == 0) ?? new Line { Standing = "" };
        // The counts are the unit's; an officer who is excluded from a case of it sees fewer, and hers are counted.
        if (parts.Excluded)
            lines = await VisibleAsync(db, ask, token);
        return (Counts(lines, parts), new(parts.Letters, parts.Proposals, parts.Carers, parts.Unread));
    }

    /// <summary>What the unit has to act on.</summary>
    public static IQueryable<Handoff> Mine(AppDbContext db, Asker ask) =>
        db.Set<Handoff>().AsNoTracking().Where(h => h.HolderId == ask.UnitId);

    private static IQueryable<Line> Kept(AppDbContext db, Asker ask) => db.Set<HeldCount>().Where(c => c.HolderId == ask.UnitId)
        .GroupBy(c => c.Standing).Select(g => new Line
        {
            Standing = g.Key,
            Count = g.Sum(c => c.Change),
            Red = 0,
            Amber = 0,
            Letters = false,
            Proposals = false,
            Carers = false,
            Excluded = false,
            Unread = 0,
        });

    private static async Task<List<Line>> VisibleAsync(AppDbContext db, Asker ask, CancellationToken token) =>
        [.. from seen in await Seen.ListAsync(db, ask, (db, a) => Mine(db, a).GroupBy(h => h.Status).Select(g => new Visible(g.Key, g.Count())), token)
            where HeldStates.Of(seen.Status) is not null
            select new Line { Standing = $"{HeldStates.Of(seen.Status)}", Count = seen.Count }];

    private static IQueryable<Line> Parts(AppDbContext db, Asker ask)
    {
        var red = Mine(db, ask).In(InboxFilter.Red, ask).OrderBy(h => h.DueAt).Take(Most + 1);
        var amber = Mine(db, ask).In(InboxFilter.Amber, ask).OrderBy(h => h.DueAt).Take(Most + 1);
        return db.Set<Organisation>().Where(o => o.Id == ask.UnitId).Select(o => new Line
        {
            Standing = "",
            Count = 0,
            Red = red.Count(),
            Amber = amber.Count(),
            Letters = db.Set<Urging>().Any(u => u.OpenForId == ask.UnitId),
            Proposals = db.Set<Proposal>().Any(p => p.OpenForId == ask.UnitId),
            Carers = db.Set<CarerCheck>().Any(c => c.IsOpen),
            Excluded = db.Set<CaseGrant>().Any(g => g.OfficerId == ask.OfficerId && g.Kind == GrantKind.Excluded && g.EndedAt == null),
            Unread = db.Set<OutboxMessage>().Where(m => m.ToOrganisationId == ask.UnitId && !m.IsRead).OrderBy(m => m.At).Take(NoticeCount.Most).Count(),
        });
    }

    private static Dictionary<InboxFilter, int> Counts(List<Line> lines, Line parts)
    {
        var counts = Enum.GetValues<HeldAs>().ToDictionary(InboxFilters.Of, heading => 0);
        foreach (var line in lines.Where(l => l.Standing.Length > 0))
            counts[InboxFilters.Of(Enum.Parse<HeldAs>(line.Standing))] += line.Count;
        counts[InboxFilter.All] = counts.Values.Sum();
        (counts[InboxFilter.Red], counts[InboxFilter.Amber]) = (parts.Red, parts.Amber);
        return counts;
    }

    /// <summary>How many of one state an excluded officer sees.</summary>
    private sealed record Visible(HandoffStatus Status, int Count);

    /// <summary>How many stand alike, or the one row of the parts, whose standing is empty.</summary>
    private sealed class Line
    {
        public required string Standing { get; init; }
        public int Count { get; init; }
        public int Red { get; init; }
        public int Amber { get; init; }
        public bool Letters { get; init; }
        public bool Proposals { get; init; }
        public bool Carers { get; init; }
        public bool Excluded { get; init; }
        public int Unread { get; init; }
    }
}

/// <summary>Which of the parts an inbox rarely has it has today, and the unread notices.</summary>
internal sealed record InboxParts(bool Letters, bool Proposals, bool Carers, int Unread);
