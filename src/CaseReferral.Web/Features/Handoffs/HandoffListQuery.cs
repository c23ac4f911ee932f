using AutoMapper;
using AutoMapper.QueryableExtensions;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Handoffs;

/// <summary>Which hand-offs: sent to us, by us, or of the office's region; optionally of one state and line.</summary>
public sealed record HandoffListFilter
{
    /// <summary>in, out; ignored for an office.</summary>
    public string Side { get; init; } = "in";
    public HandoffStatus? Status { get; init; }
    public string? Kind { get; init; }
    /// <summary>Cursor: serial of the last row of the page before.</summary>
    public long? Before { get; init; }
}

/// <summary>A page of the hand-off list.</summary>
public sealed class HandoffListPage
{
    public const int Size = 25;

    public required HandoffListFilter Filter { get; init; }
    public required IReadOnlyList<HandoffRow> Rows { get; init; }
    public long? Next { get; init; }
    public bool IsOffice { get; init; }
    public DateTime Now { get; init; }
    public required WorkCalendar Calendar { get; init; }
    public DateOnly Today => ChinaTime.LocalDate(Now);
}

/// <summary>One index range per choice: unit and serial, or region and serial; cut first, joined after.</summary>
public sealed class HandoffListQuery(AppDbContext db, IMapper mapper, WorkCalendar calendar, TimeProvider time)
{
    public async Task<HandoffListPage> LoadAsync(HandoffListFilter filter, CancellationToken token)
    {
        var unit = db.Actor.OrganisationId;
        var all = db.Set<Handoff>().AsNoTracking();
        var mine = db.Actor.OfficePrefix is { } prefix ? all.Where(h => h.RegionCode.StartsWith(prefix))
            : filter.Side == "out" ? all.Where(h => h.FromOrganisationId == unit) : all.Where(h => h.ToOrganisationId == unit);
        var page = mine.Where(h => (filter.Before == null || h.Serial < filter.Before)
                && (filter.Status == null || h.Status == filter.Status) && (filter.Kind == null || h.Kind == filter.Kind))
            .OrderByDescending(h => h.Serial).Take(HandoffListPage.Size + 1);
        var rows = await HandoffListing.Join(db, page).OrderByDescending(l => l.Handoff.Serial)
            .ProjectTo<HandoffRow>(mapper.ConfigurationProvider).ToListAsync(token);
        return new HandoffListPage
        {
            Filter = filter,
            Rows = [.. rows.Take(HandoffListPage.Size)],
            Next = rows.Count > HandoffListPage.Size ? rows[HandoffListPage.Size - 1].Serial : null,
            IsOffice = db.Actor.IsOffice,
            Now = time.GetUtcNow().UtcDateTime,
            Calendar = calendar,
        };
    }
}
