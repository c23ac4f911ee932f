using CaseReferral.Core.Data;
using CaseReferral.Core.Protection;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Rescues;

/// <summary>The answer of the check: the same person, phone or address; or in what somebody is only like the buyer.</summary>
public sealed record BuyerVerdict(bool Exact, IReadOnlyList<LikenessKind> Near)
{
    /// <summary>The <see cref="BuyerKey"/> of the exact hit; the one with the same number before one of the same household.</summary>
    public Guid? BuyerId { get; init; }

    /// <summary>When police last recorded a buyer of this case; an older answer says nothing about that one.</summary>
    public DateTime? LastBuyerAt { get; init; }

    public bool IsClear => !Exact && Near.Count == 0;
}

/// <summary>
/// Compares whoever is to have the person, and the address, with the case's buyers by keyed hashes (三.16). An exact hit cannot be
/// overridden; a likeness needs the clearance of police and of the office.
/// </summary>
public sealed class BuyerCheck(AppDbContext db, BlindIndex index)
{
    private readonly Likeness likeness = new(index);

    public async Task<BuyerVerdict> CompareAsync(Guid caseId, PersonMarks marks, CancellationToken token)
    {
        using var _ = db.AsSystem();
        var buyers = await db.Set<BuyerKey>().AsNoTracking().Where(b => b.CaseId == caseId).ToListAsync(token);
        var verdicts = buyers.ConvertAll(b => Compare(b, marks));
        var numbers = Numbers(marks);
        return new(verdicts.Exists(v => v.Exact), [.. verdicts.SelectMany(v => v.Near).Distinct().Order()])
        {
            BuyerId = buyers.Where((_, i) => verdicts[i].Exact).OrderByDescending(b => numbers.Exists(n => Same(b.IdNumberHash, n))).ThenBy(b => b.RecordedAt).FirstOrDefault()?.Id,
            LastBuyerAt = buyers.Count == 0 ? null : buyers.Max(b => b.RecordedAt),
        };
    }

    public BuyerVerdict Compare(BuyerKey buyer, PersonMarks marks) =>
        new(Numbers(marks).Exists(n => Same(buyer.IdNumberHash, n)) || Same(buyer.PhoneHash, index.OfPhone(marks.Phone))
            || Same(buyer.AddressHash, index.OfAddress(marks.Address)), likeness.Compare(buyer.NearHashes, marks));

    /// <summary>Makes the hashes of one person of the buyer household; the clear values are not kept.</summary>
    public BuyerKey KeyOf(Guid caseId, DateTime now, PersonMarks marks) => new(caseId, now, db.Actor.OfficerId)
    {
        IdNumberHash = index.OfIdNumber(marks.IdNumber),
        PhoneHash = index.OfPhone(marks.Phone),
        AddressHash = index.OfAddress(marks.Address),
        NameHash = index.OfName(marks.Name),
        NearHashes = likeness.Of(marks),
    };

    private List<string?> Numbers(PersonMarks marks) => [.. marks.Numbers.Select(index.OfIdNumber)];

    private static bool Same(string? known, string? asked) => known is not null && known == asked;
}
