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
        var page = Narrowed(Mine(filter), filter).OrderByDescending(h => h.Serial).Take(HandoffListPage.Size + 1);
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

    private IQueryable<Handoff> Mine(HandoffListFilter filter)
    {
        var (all, unit) = (db.Set<Handoff>().AsNoTracking(), db.Actor.OrganisationId);
        return db.Actor.OfficePrefix is { } prefix
            ? prefix.Length == 6 ? all.Where(h => h.RegionCode == prefix) : all.Where(h => h.RegionCode.StartsWith(prefix))
            : filter.Side == "out" ? all.Where(h => h.FromOrganisationId == unit) : all.Where(h => h.ToOrganisationId == unit);
    }

    /// <summary>Only the conditions that were chosen, so that the database can choose the index that has them.</summary>
    private static IQueryable<Handoff> Narrowed(IQueryable<Handoff> page, HandoffListFilter filter)
    {
        if (filter.Before is { } before)
            page = page.Where(h => h.Serial < before);
        if (filter.Status is { } status)
            page = page.Where(h => h.Status == status);
        return filter.Kind is { } kind ? page.Where(h => h.Kind == kind) : page;
    }
}
