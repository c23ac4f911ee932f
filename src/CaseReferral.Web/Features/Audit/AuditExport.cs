using System.Runtime.CompilerServices;
using CaseReferral.Core.Data;
using CaseReferral.Core.Organisations;
using CaseReferral.Web.Features.Shared;
using CaseReferral.Web.Shell;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Audit;

/// <summary>The rows of a filter as lines of a file, with place and hash, so that a line can be found and checked again.</summary>
public sealed class AuditExport(AuditQuery audit, AppDbContext db, TrailWords words, Texts texts)
{
    /// <summary>The filter as the trail keeps it: ids and codes, no word the client typed.</summary>
    public static string Describe(AuditFilter f) => string.Join(';', new[]
    {
        f.Account is null ? null : "account", f.Unit is { } unit ? $"unit={unit:N}" : null, f.Case is null ? null : "case",
        f.Kind is { } kind ? $"kind={kind}" : null, f.From is { } from ? $"from={from:O}" : null, f.To is { } to ? $"to={to:O}" : null,
    }.OfType<string>());

    public async IAsyncEnumerable<IEnumerable<string?>> LinesAsync(AuditFilter filter, [EnumeratorCancellation] CancellationToken token)
    {
        var units = await db.Set<Organisation>().Select(o => new { o.Id, o.Name }).ToDictionaryAsync(o => o.Id, o => o.Name, token);
        yield return new[] { "Time", "Account", "Unit", "Kind", "Entity", "Case", "Fields", "Detail", "Chain", "Place", "Hash" }.Select(c => texts["AuditColumn." + c]);
        await foreach (var row in audit.AllAsync(filter, token))
        {
            var entry = row.Entry;
            yield return
            [
                Show.Iso(entry.At), entry.OfficerName, units.GetValueOrDefault(entry.OrganisationId), texts.Enum(entry.Kind), words.Entity(entry.Entity),
                row.CaseNumber, words.Labels(row.Changes), words.Detail(entry.Kind, entry.Detail), entry.Chain, $"{entry.Number}", entry.Hash,
            ];
        }
    }
}
