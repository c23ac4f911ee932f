using CaseReferral.Core.Cases;
using CaseReferral.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Care;

/// <summary>并案: what institutions wrote of the person goes along.</summary>
internal static class CareMerge
{
    public static async Task FollowAsync(AppDbContext db, Case from, Case into, CancellationToken token)
    {
        foreach (var service in await db.Set<SocialWork>().Where(s => s.CaseId == from.Id).ToListAsync(token))
            service.Follow(into);
        foreach (var departure in await db.Set<Departure>().Where(d => d.CaseId == from.Id).ToListAsync(token))
            departure.Follow(into);
        // Each step once: what the case that stays has already, it keeps.
        var there = await db.Set<AdoptionStep>().Where(s => s.CaseId == into.Id).Select(s => s.Step).ToListAsync(token);
        foreach (var step in await db.Set<AdoptionStep>().Where(s => s.CaseId == from.Id && !there.Contains(s.Step)).ToListAsync(token))
            step.Follow(into);
    }
}
