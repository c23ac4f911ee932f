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
/// The numbers of an inbox in one command: the unit's live hand-offs in one pass over an index that holds all it asks, and one row
/// more that says which of the parts an inbox rarely has it has today, because on most days each of these would be a query for nothing.
/// </summary>
internal static class InboxTally
{
    private static readonly StoredQuery<Asker, Line> Stored = new();

    public static async Task<(IReadOnlyDictionary<InboxFilter, int> Counts, InboxParts Parts)> LoadAsync(AppDbContext db, Asker ask, CancellationToken token)
    {
        var lines = await Stored.ListAsync(db, ask, (db, a) => Live(db, a).Concat(Parts(db, a)), token);
        var parts = lines.Find(l => l.Status.Length == 0);
        return (Counts(lines), parts is null ? new(false, false, false, 0) : new(parts.Letters, parts.Proposals, parts.Carers, parts.Unread));
    }

    /// <summary>What the unit has to act on.</summary>
    public static IQueryable<Handoff> Mine(AppDbContext db, Asker ask) =>
        db.Set<Handoff>().AsNoTracking().Where(h => h.HolderId == ask.UnitId);

    private static IQueryable<Line> Live(AppDbContext db, Asker ask) => Mine(db, ask)
        .GroupBy(h => new { h.Status, Red = h.DueAt < ask.Now, Amber = h.AmberAt <= ask.Now && h.DueAt >= ask.Now })
        .Select(g => new Line
        {
            Status = (string)(object)g.Key.Status,
            Red = g.Key.Red,
            Amber = g.Key.Amber,
            Count = g.Count(),
            Letters = false,
            Proposals = false,
            Carers = false,
            Unread = 0,
        });

    private static IQueryable<Line> Parts(AppDbContext db, Asker ask) => db.Set<Organisation>().Where(o => o.Id == ask.UnitId).Select(o => new Line
    {
        Status = "",
        Red = false,
        Amber = false,
        Count = 0,
        Letters = db.Set<Urging>().Any(u => u.OpenForId == ask.UnitId),
        Proposals = db.Set<Proposal>().Any(p => p.OpenForId == ask.UnitId),
        Carers = db.Set<CarerCheck>().Any(c => c.IsOpen),
        Unread = db.Set<OutboxMessage>().Where(m => m.ToOrganisationId == ask.UnitId && !m.IsRead).OrderBy(m => m.At).Take(NoticeCount.Most).Count(),
    });

    private static Dictionary<InboxFilter, int> Counts(List<Line> lines)
    {
        int Of(params ReadOnlySpan<HandoffStatus> states)
        {
            var sum = 0;
            foreach (var state in states)
                foreach (var line in lines)
                    sum += line.Status == state.ToString() ? line.Count : 0;
            return sum;
        }
        return new()
        {
            [InboxFilter.All] = lines.Sum(l => l.Count),
            [InboxFilter.Red] = lines.Where(l => l.Red).Sum(l => l.Count),
            [InboxFilter.Amber] = lines.Where(l => l.Amber).Sum(l => l.Count),
            [InboxFilter.Sign] = Of(HandoffStatus.Sent),
            [InboxFilter.Decide] = Of(HandoffStatus.Received),
            [InboxFilter.Work] = Of(HandoffStatus.Accepted, HandoffStatus.InProgress, HandoffStatus.OnHold, HandoffStatus.CancelRequested),
            [InboxFilter.Supply] = Of(HandoffStatus.SupplementRequested, HandoffStatus.Returned),
            [InboxFilter.Confirm] = Of(HandoffStatus.Reported),
            [InboxFilter.Rule] = Of(HandoffStatus.InArbitration),
            [InboxFilter.Draft] = Of(HandoffStatus.Draft),
        };
    }

    /// <summary>A group of live hand-offs, or the one row of the parts, whose status is empty.</summary>
    private sealed class Line
    {
        public required string Status { get; init; }
        public bool Red { get; init; }
        public bool Amber { get; init; }
        public int Count { get; init; }
        public bool Letters { get; init; }
        public bool Proposals { get; init; }
        public bool Carers { get; init; }
        public int Unread { get; init; }
    }
}

/// <summary>Which of the parts an inbox rarely has it has today, and the unread notices.</summary>
internal sealed record InboxParts(bool Letters, bool Proposals, bool Carers, int Unread);
