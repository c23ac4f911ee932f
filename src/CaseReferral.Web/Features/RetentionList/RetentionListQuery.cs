using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Data;
using CaseReferral.Core.Privacy;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.RetentionList;

/// <summary>Goes along the unit's access rows by stage and number, the index its case list uses.</summary>
public sealed class RetentionListQuery(AppDbContext db, PrivacyOptions options, TimeProvider time)
{
    public async Task<RetentionListPage> LoadAsync(long? after, CancellationToken token)
    {
        var today = ChinaTime.LocalDate(time.GetUtcNow().UtcDateTime);
        DateTime Before(RetentionClass of) => ChinaTime.ToUtc(today.AddYears(-Retention.Years(of, options)).ToDateTime(TimeOnly.MinValue));
        var (closed, unfounded) = (Before(RetentionClass.CaseFile), Before(RetentionClass.Unfounded));
        var rows = await (from a in db.Set<CaseAccess>().AsNoTracking()
                          where a.OrganisationId == db.Actor.OrganisationId && a.EndsAt == null && a.Role == AccessRole.Owner && a.CaseSerial > (after ?? 0)
                              && (a.CaseStage == CaseStage.Closed || a.CaseStage == CaseStage.Unfounded || a.CaseStage == CaseStage.Merged)
                          join c in db.Set<Case>() on a.CaseId equals c.Id
                          where c.ErasedAt == null && c.StageSince < (a.CaseStage == CaseStage.Closed ? closed : unfounded)
                          orderby a.CaseSerial
                          select new RetentionRow(c.Id, c.Serial, c.Stage, c.StageSince,
                              db.Set<LegalHold>().Any(h => h.CaseId == c.Id && h.LiftedAt == null),
                              db.Set<Erasure>().Any(e => e.CaseId == c.Id && e.State == ErasureState.Proposed))).Take(RetentionListPage.Size + 1).ToListAsync(token);
        return new([.. rows.Take(RetentionListPage.Size)], rows.Count > RetentionListPage.Size ? rows[RetentionListPage.Size - 1].Serial : null,
            after is null, options.CaseYears, options.UnfoundedYears);
    }
}
