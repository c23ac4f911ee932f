using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Persons;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Access;

/// <summary>
/// The owner and the police who opened the case read every row, a serving unit its own, the office after it has opened the file;
/// who has no grant reads her own requests.
/// </summary>
public sealed class AccessQuery(AppDbContext db, Disclosure disclosure, AccessOptions options, TimeProvider time)
{
    public async Task<AccessPage> LoadAsync(Guid caseId, CancellationToken token)
    {
        var view = await disclosure.ForCaseAsync(caseId, token);
        db.ChangeTracker.Clear();
        var now = time.GetUtcNow().UtcDateTime;
        var head = await HeadAsync(caseId, now, token);
        var everything = view.Role is AccessRole.Owner or AccessRole.Origin || view.IsOffice && head.Granted;
        return new AccessPage
        {
            Id = caseId,
            Number = Serial.Format(head.Serial),
            Alias = head.Alias,
            IsMinor = Person.IsMinor(head.BirthDate, ChinaTime.LocalDate(now)),
            Units = await UnitsAsync(caseId, everything, token),
            Grants = await GrantsAsync(caseId, everything, view.Role is not null, token),
            Verbs = [.. Verbs(view, head.Granted)],
            Decides = view.Role is not null && db.Actor.May(Permissions.AccessDecide) ? db.Actor.OrganisationId : null,
            Now = now,
        };
    }

    /// <exception cref="NotPermittedException">Not hers to do here.</exception>
    public async Task<GrantFormPage> FormAsync(Guid caseId, GrantVerb verb, GrantForm? form, CancellationToken token)
    {
        var view = await disclosure.ForCaseAsync(caseId, token);
        var now = time.GetUtcNow().UtcDateTime;
        var head = await HeadAsync(caseId, now, token);
        if (!Verbs(view, head.Granted).Contains(verb))
            throw new NotPermittedException(verb is GrantVerb.Team or GrantVerb.Exclude ? Permissions.AccessDecide : Permissions.CaseRead);
        var days = verb == GrantVerb.Team ? options.TeamDays : options.AskDays;
        var page = new GrantFormPage(
            caseId, Serial.Format(head.Serial), head.Alias, verb, form ?? new() { Until = ChinaTime.LocalDate(now).AddDays(days) }, []);
        return page.AsksOfficer ? page with { Officers = await OfficersAsync(token) } : page;
    }

    private IEnumerable<GrantVerb> Verbs(CaseView view, bool granted)
    {
        if (view.NeedsGrant)
            return [GrantVerb.Ask, GrantVerb.Emergency];
        if (view.IsOffice && db.Actor.IsOffice)
            return granted ? [] : [GrantVerb.Look];
        return view.Role is not null && db.Actor.May(Permissions.AccessDecide) ? [GrantVerb.Team, GrantVerb.Exclude] : [];
    }

    private async Task<Head> HeadAsync(Guid caseId, DateTime now, CancellationToken token) => await (
        from c in db.Set<Case>()
        where c.Id == caseId
        join p in db.Set<Person>() on c.PersonId equals p.Id
        select new Head(c.Serial, p.Alias, p.BirthDate, db.LiveGrants(now).Any(g => g.CaseId == c.Id))).SingleAsync(token);

    private Task<List<UnitAccessRow>> UnitsAsync(Guid caseId, bool everything, CancellationToken token)
    {
        var unit = db.Actor.OrganisationId;
        return (from a in db.Set<CaseAccess>().Where(a => a.CaseId == caseId && (everything || a.OrganisationId == unit))
                join o in db.Set<Organisation>() on a.OrganisationId equals o.Id
                orderby a.GrantedAt
                select new UnitAccessRow(o.Name, a.Role, a.GrantedAt, a.EndsAt)).Take(AccessPage.Max).ToListAsync(token);
    }

    private Task<List<GrantRow>> GrantsAsync(Guid caseId, bool everything, bool unitToo, CancellationToken token)
    {
        var (me, unit) = (db.Actor.OfficerId, db.Actor.OrganisationId);
        var rows = db.Set<CaseGrant>().AsNoTracking()
            .Where(g => g.CaseId == caseId && (everything || unitToo && g.OrganisationId == unit || g.OfficerId == me))
            .OrderByDescending(g => g.AskedAt).Take(AccessPage.Max);
        return (from g in rows
                join o in db.Users on g.OfficerId equals o.Id
                join u in db.Set<Organisation>() on g.OrganisationId equals u.Id
                orderby g.AskedAt descending
                select new GrantRow(g, o.DisplayName, u.Name, db.Users.Where(b => b.Id == g.GrantedById).Select(b => b.DisplayName).FirstOrDefault()))
            .ToListAsync(token);
    }

    private async Task<IReadOnlyList<SelectListItem>> OfficersAsync(CancellationToken token)
    {
        var (me, unit) = (db.Actor.OfficerId, db.Actor.OrganisationId);
        var officers = await db.Users.Where(o => o.OrganisationId == unit && o.IsActive && o.Id != me).OrderBy(o => o.UserName)
            .Select(o => new { o.Id, o.DisplayName }).Take(AccessPage.Max).ToListAsync(token);
        return [.. officers.Select(o => new SelectListItem(o.DisplayName, $"{o.Id}"))];
    }

    private sealed record Head(long Serial, string Alias, DateOnly? BirthDate, bool Granted);
}
