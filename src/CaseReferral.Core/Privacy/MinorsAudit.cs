using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Data;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Trail;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Privacy;

/// <summary>What was done with the file of one minor in a year, as counts; no name, no alias, no date of birth.</summary>
/// <param name="CaseSerial">Number of the case.</param>
/// <param name="RegionCode">Region of the case.</param>
/// <param name="Stage">Its stage now.</param>
/// <param name="UnderFourteen">Under 14 at the end of the year: all her data is sensitive (个人信息保护法 Art. 28).</param>
/// <param name="Counts">Rows of the trail by kind.</param>
/// <param name="Disclosures">Hand-offs that told another unit of her.</param>
/// <param name="OnConsent">Of these, on a separate consent.</param>
/// <param name="Requests">Data-subject requests received.</param>
public sealed record MinorsAuditRow(
    long CaseSerial, string RegionCode, CaseStage Stage, bool UnderFourteen, IReadOnlyDictionary<AuditKind, int> Counts,
    int Disclosures, int OnConsent, int Requests);

/// <summary>
/// The yearly compliance audit of minors' personal information (未成年人网络保护条例 Art. 37), filed by 31 January. Reads as the
/// system: the audit administrator may read no case, and gets counts only.
/// </summary>
public sealed class MinorsAudit(AppDbContext db)
{
    public const int Batch = 200;

    /// <summary>The day by which the audit of <paramref name="year"/> is filed.</summary>
    public static DateOnly FiledBy(int year) => new(year + 1, 1, 31);

    /// <summary>The next files after a case number, in the order of their numbers; an empty list ends.</summary>
    public async Task<IReadOnlyList<MinorsAuditRow>> ReadAsync(int year, long after, CancellationToken token)
    {
        using var _ = db.AsSystem();
        var (from, to) = (ChinaTime.ToUtc(new(year, 1, 1)), ChinaTime.ToUtc(new(year + 1, 1, 1)));
        var eighteen = new DateOnly(year - 18, 1, 1);
        var files = await (from c in db.Set<Case>().AsNoTracking()
                           where c.Serial > after && c.OpenedAt < to
                           join p in db.Set<Person>() on c.PersonId equals p.Id
                           where p.BirthDate == null || p.BirthDate > eighteen
                           orderby c.Serial
                           select new { c.Id, c.Serial, c.RegionCode, c.Stage, p.BirthDate }).Take(Batch).ToListAsync(token);
        var ids = files.ConvertAll(f => f.Id);
        var chains = ids.ConvertAll(ChainKeys.OfCase);
        var counts = (await db.Set<AuditEntry>().Where(a => chains.Contains(a.Chain) && a.At >= from && a.At < to)
            .GroupBy(a => new { a.Chain, a.Kind }).Select(g => new { g.Key.Chain, g.Key.Kind, Count = g.Count() }).ToListAsync(token)).ToLookup(c => c.Chain);
        var told = (await db.Set<DisclosureEntry>().Where(d => ids.Contains(d.CaseId) && d.At >= from && d.At < to)
            .GroupBy(d => new { d.CaseId, d.Basis }).Select(g => new { g.Key.CaseId, g.Key.Basis, Count = g.Count() }).ToListAsync(token)).ToLookup(d => d.CaseId);
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var asked = (await db.Set<DataRequest>().Where(r => ids.Contains(r.CaseId) && r.ReceivedOn >= first && r.ReceivedOn <= last)
            .Select(r => r.CaseId).ToListAsync(token)).ToLookup(id => id);
        return files.ConvertAll(f => new MinorsAuditRow(
            f.Serial, f.RegionCode, f.Stage, f.BirthDate is not { } born || Ages.Years(born, last) < ConsentRules.OwnConsentFrom,
            counts[ChainKeys.OfCase(f.Id)].ToDictionary(c => c.Kind, c => c.Count),
            told[f.Id].Sum(d => d.Count), told[f.Id].Where(d => d.Basis == DisclosureBasis.SeparateConsent).Sum(d => d.Count), asked[f.Id].Count()));
    }
}
