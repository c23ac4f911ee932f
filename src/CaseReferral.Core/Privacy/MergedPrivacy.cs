using CaseReferral.Core.Cases;
using CaseReferral.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Privacy;

/// <summary>
/// What of the privacy duties goes on in the case that stays after 并案, as a part of its save: consents that hold, requests
/// not answered yet, and holds. The ledger of what was disclosed stays where it was written.
/// </summary>
internal static class MergedPrivacy
{
    public static async Task FollowAsync(AppDbContext db, Case from, Case into, DateTime now, CancellationToken token)
    {
        foreach (var consent in await db.Set<Consent>().Where(c => c.CaseId == from.Id && c.WithdrawnOn == null).ToListAsync(token))
            db.Entry(consent).Property(c => c.CaseId).CurrentValue = into.Id;
        foreach (var request in await db.Set<DataRequest>().Where(r => r.CaseId == from.Id && r.State == DataRequestState.Open).ToListAsync(token))
            request.Follow(into);
        // The rescue stays in the old file: what keeps it from being erased holds there and here.
        foreach (var hold in await db.Set<LegalHold>().Where(h => h.CaseId == from.Id && h.LiftedAt == null).ToListAsync(token))
            db.Add(new LegalHold(into.Id, hold.Reason ?? "", db.Actor, now));
    }
}
