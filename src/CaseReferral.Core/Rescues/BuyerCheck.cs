using CaseReferral.Core.Data;
using CaseReferral.Core.Protection;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Rescues;

/// <summary>
/// Compares a placement's person and address with the case's buyers by keyed hashes (三.16). Answers yes or no; an exact
/// hit cannot be overridden.
/// </summary>
public sealed class BuyerCheck(AppDbContext db, BlindIndex index)
{
    public async Task<bool> ClashesAsync(Guid caseId, string? idNumber, string? phone, string? address, CancellationToken token)
    {
        var (id, tel, place) = (index.OfIdNumber(idNumber), index.OfPhone(phone), index.OfAddress(address));
        using var _ = db.AsSystem();
        return await db.Set<BuyerKey>().AnyAsync(b => b.CaseId == caseId
            && ((id != null && b.IdNumberHash == id) || (tel != null && b.PhoneHash == tel) || (place != null && b.AddressHash == place)), token);
    }

    /// <summary>Makes the hashes of a buyer household; the clear values are not kept.</summary>
    public BuyerKey KeyOf(Guid caseId, DateTime now, string? idNumber, string? phone, string? address, string? name) =>
        new(caseId, now, db.Actor.OfficerId)
        {
            IdNumberHash = index.OfIdNumber(idNumber),
            PhoneHash = index.OfPhone(phone),
            AddressHash = index.OfAddress(address),
            NameHash = index.OfName(name),
        };
}
