using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Persons;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Access;

/// <summary>What waits for a lead's word on one case: an officer's request, or without one the naming of an officer.</summary>
public sealed record AccessTask(Guid CaseId, long CaseSerial, string? Asker)
{
    public string CaseNumber => Serial.Format(CaseSerial);
}

/// <summary>
/// The lead's part of the inbox: requests of her officers, and minors' files that came to the unit without anybody at a desk, for
/// example by reunion, or whose last officer has left.
/// </summary>
public sealed class AccessTasksQuery(AppDbContext db, TimeProvider time)
{
    public const int Max = 20;

    private static readonly CaseStage[] Worked =
        [CaseStage.Reported, CaseStage.Filed, CaseStage.Rescued, CaseStage.Placed, CaseStage.Assisting, CaseStage.FollowUp, CaseStage.Suspended];

    /// <returns>Requests first; nothing for who is no lead.</returns>
    public async Task<IReadOnlyList<AccessTask>> LoadAsync(CancellationToken token) => db.Actor.May(Permissions.AccessDecide)
        ? [.. await AskedAsync(token), .. await UnnamedAsync(token)]
        : [];

    private Task<List<AccessTask>> AskedAsync(CancellationToken token)
    {
        var unit = db.Actor.OrganisationId;
        return (from g in db.Set<CaseGrant>().Where(g => g.OrganisationId == unit && g.GrantedAt == null && g.EndedAt == null)
                join c in db.Set<Case>() on g.CaseId equals c.Id
                join o in db.Users on g.OfficerId equals o.Id
                orderby g.AskedAt
                select new AccessTask(c.Id, c.Serial, o.DisplayName)).Take(Max).ToListAsync(token);
    }

    private Task<List<AccessTask>> UnnamedAsync(CancellationToken token)
    {
        var (unit, now) = (db.Actor.OrganisationId, time.GetUtcNow().UtcDateTime);
        var bornAfter = ChinaTime.LocalDate(now).AddYears(-Person.AgeOfMajority);
        return (from a in db.Set<CaseAccess>().Where(a => a.OrganisationId == unit && a.EndsAt == null && Worked.Contains(a.CaseStage) && a.Role != AccessRole.Origin)
                join c in db.Set<Case>() on a.CaseId equals c.Id
                join p in db.Set<Person>().Where(p => p.BirthDate == null || p.BirthDate > bornAfter) on c.PersonId equals p.Id
                where !db.Set<CaseGrant>().Any(g => g.CaseId == a.CaseId && g.OrganisationId == unit && g.Kind == GrantKind.Team && g.GrantedAt != null
                    && g.EndedAt == null && (g.Until == null || g.Until > now) && db.Users.Any(o => o.Id == g.OfficerId && o.IsActive))
                orderby a.CaseSerial
                select new AccessTask(c.Id, c.Serial, null)).Take(Max).ToListAsync(token);
    }
}
