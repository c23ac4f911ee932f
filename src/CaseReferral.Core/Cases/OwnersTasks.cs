using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.Placement;
using CaseReferral.Core.Privacy;
using CaseReferral.Core.Proposals;
using CaseReferral.Core.Supervision;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Cases;

/// <summary>
/// What a unit has to do because it owns the case: it goes on with the next owner. A limit counts on from its beginning, so the counter of a
/// stranded person survives the transfer; letters about it were to the former unit and are settled, the next rung goes to the new one.
/// </summary>
internal static class OwnersTasks
{
    /// <summary>Between institutions; what police hold when they hand over (certificates, task force, the sample) stays theirs.</summary>
    public static async Task HandOverAsync(AppDbContext db, Case @case, Guid former, CancellationToken token)
    {
        var clocks = await db.Set<CaseClock>().Where(c => c.CaseId == @case.Id && c.HolderId == former && c.DoneAt == null).ToListAsync(token);
        clocks.ForEach(c => c.HandOver(@case.OwnerOrganisationId));
        await db.SettleLettersAsync([.. clocks.Where(c => c.Rung > 0).Select(c => c.Id)], token);
        foreach (var request in await db.Set<DataRequest>().Where(r => r.CaseId == @case.Id && r.OrganisationId == former && r.State == DataRequestState.Open).ToListAsync(token))
            request.HandOver(@case);
        // Those about a hand-off stay with its sender; those about the person are the owner's.
        foreach (var proposal in await db.Set<Proposal>().Where(p => p.CaseId == @case.Id && p.SubjectId == @case.Id && p.OpenForId == former).ToListAsync(token))
            proposal.HandOver(@case.OwnerOrganisationId);
        // The alarm about her carer is told to who has the case now.
        foreach (var check in await db.Set<CarerCheck>().Where(c => c.CaseId == @case.Id && c.IsOpen).ToListAsync(token))
            check.Follow(@case);
    }
}
