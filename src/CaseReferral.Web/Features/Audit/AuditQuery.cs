using System.Runtime.CompilerServices;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Trail;
using CaseReferral.Web.Shell;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Audit;

/// <summary>
/// Reads the trail for the console: by time through an index of the chosen account, unit or kind, or one case's chain by
/// place. Pages by cursor, never by offset.
/// </summary>
public sealed class AuditQuery(AppDbContext db, TrailFields fields, IAnchorStore anchors)
{
    private const int ExportBatch = 500, AnchorsShown = 5;

    public async Task<AuditPage> LoadAsync(AuditFilter filter, CancellationToken token)
    {
        var units = await db.Set<Organisation>().OrderBy(o => o.RegionCode).ThenBy(o => o.Code)
            .Select(o => new { o.Id, o.Name }).ToDictionaryAsync(o => o.Id, o => o.Name, token);
        var search = await ToSearchAsync(filter, token);
        var rows = await ReadAsync(search, filter.After, AuditPage.Size + 1, token);
        var verified = await db.Set<AuditEntry>().Where(r => r.Kind == AuditKind.Verified).OrderByDescending(r => r.At)
            .Select(r => new { r.At, r.Detail }).FirstOrDefaultAsync(token);
        return new AuditPage
        {
            Filter = filter,
            Rows = await DressAsync(rows.Take(AuditPage.Size).ToList(), token),
            Units = units,
            Next = rows.Count > AuditPage.Size ? search.CursorOf(rows[AuditPage.Size - 1]) : null,
            Verified = verified is null ? null : VerifiedState.Of(verified.At, verified.Detail),
            Anchors = [.. (await anchors.LastAsync(AnchorsShown, token)).Select(AnchorLine.Read).OfType<AnchorLine>()],
        };
    }

    /// <summary>Every row of a filter, newest first, read in batches.</summary>
    public async IAsyncEnumerable<AuditRow> AllAsync(AuditFilter filter, [EnumeratorCancellation] CancellationToken token)
    {
        var search = await ToSearchAsync(filter, token);
        for (string? after = null; ;)
        {
            var rows = await ReadAsync(search, after, ExportBatch, token);
            foreach (var row in await DressAsync(rows, token))
                yield return row;
            if (rows.Count < ExportBatch)
                yield break;
            after = search.CursorOf(rows[^1]);
        }
    }

    private async Task<List<AuditEntry>> ReadAsync(Search search, string? cursor, int count, CancellationToken token)
    {
        if (search.Impossible)
            return [];
        var rows = db.Set<AuditEntry>().AsNoTracking().Where(r =>
            (search.Account == null || r.OfficerId == search.Account) && (search.Unit == null || r.OrganisationId == search.Unit)
            && (search.Kind == null || r.Kind == search.Kind) && (search.From == null || r.At >= search.From) && (search.Until == null || r.At < search.Until));
        // In one chain the places are the time's order, and the index has them.
        if (search.Chain is { } chain)
        {
            var number = DateCursor.Parse<long>(cursor)?.Key;
            return await rows.Where(r => r.Chain == chain && (number == null || r.Number < number)).OrderByDescending(r => r.Number).Take(count).ToListAsync(token);
        }
        if (DateCursor.Parse<Guid>(cursor) is var (at, id))
            rows = rows.Where(r => r.At < at || r.At == at && r.Id.CompareTo(id) < 0);
        return await rows
            .OrderByDescending(r => r.At).ThenByDescending(r => r.Id).Take(count).ToListAsync(token);
    }

    /// <summary>Puts case numbers behind case chains; the heads keep them, no case is read.</summary>
    private async Task<List<AuditRow>> DressAsync(List<AuditEntry> rows, CancellationToken token)
    {
        var chains = rows.Where(r => r.CaseId is not null).Select(r => r.Chain).Distinct().ToList();
        var serials = chains.Count == 0 ? [] : await db.Set<ChainHead>().Where(h => chains.Contains(h.Chain) && h.CaseSerial != null)
            .ToDictionaryAsync(h => h.Chain, h => Serial.Format(h.CaseSerial!.Value), token);
        return rows.ConvertAll(r => new AuditRow(r, serials.GetValueOrDefault(r.Chain), TrailChanges.Read(r.Changes), [.. fields.OfAdministration(r)]));
    }

    private async Task<Search> ToSearchAsync(AuditFilter filter, CancellationToken token)
    {
        var search = new Search
        {
            Unit = filter.Unit,
            Kind = filter.Kind,
            From = filter.From is { } from ? ChinaTime.ToUtc(from.ToDateTime(TimeOnly.MinValue)) : null,
            Until = filter.To is { } to ? ChinaTime.ToUtc(to.AddDays(1).ToDateTime(TimeOnly.MinValue)) : null,
        };
        if (!string.IsNullOrWhiteSpace(filter.Account))
        {
            var name = filter.Account.Trim().ToUpperInvariant();
            var account = await db.Users.Where(u => u.NormalizedUserName == name).Select(u => (Guid?)u.Id).FirstOrDefaultAsync(token);
            search = search with { Account = account, Impossible = account is null };
        }
        if (!string.IsNullOrWhiteSpace(filter.Case))
        {
            var chain = Serial.TryParse(filter.Case, out var serial)
                ? await db.Set<ChainHead>().Where(h => h.CaseSerial == serial).Select(h => h.Chain).FirstOrDefaultAsync(token) : null;
            search = search with { Chain = chain, Impossible = search.Impossible || chain is null };
        }
        return search;
    }

    private sealed record Search
    {
        public string? Chain { get; init; }
        public Guid? Account { get; init; }
        public Guid? Unit { get; init; }
        public AuditKind? Kind { get; init; }
        public DateTime? From { get; init; }
        public DateTime? Until { get; init; }
        /// <summary>An account or case that does not exist has no rows.</summary>
        public bool Impossible { get; init; }

        public string CursorOf(AuditEntry row) => Chain is null ? DateCursor.Of(row.At, row.Id) : DateCursor.Of(row.At, row.Number);
    }
}
