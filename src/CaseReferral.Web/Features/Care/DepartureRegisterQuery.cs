using CaseReferral.Core.Care;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Persons;
using CaseReferral.Web.Shell;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Care;

/// <summary>One range of the index that begins with the institution, by keyset.</summary>
public sealed class DepartureRegisterQuery(AppDbContext db)
{
    /// <exception cref="NotPermittedException">Not an institution of civil affairs: it has no such register.</exception>
    public async Task<DepartureRegister> LoadAsync(string? after, CancellationToken token)
    {
        if (!DepartureRegister.IsKeptBy(db.Actor))
            throw new NotPermittedException(Permissions.NeedsDecide);
        var ours = db.Set<Departure>().AsNoTracking().Where(d => d.OrganisationId == db.Actor.OrganisationId);
        if (DateCursor.Parse<Guid>(after) is var (at, id))
        {
            var day = DateOnly.FromDateTime(at);
            ours = ours.Where(d => d.LeftOn <= day && (d.LeftOn < day || d.Id.CompareTo(id) < 0));
        }
        var rows = await (
            from d in ours.OrderByDescending(d => d.LeftOn).ThenByDescending(d => d.Id).Take(DepartureRegister.Size + 1)
            join c in db.Set<Case>() on d.CaseId equals c.Id
            join p in db.Set<Person>() on c.PersonId equals p.Id
            orderby d.LeftOn descending, d.Id descending
            select new DepartureRow(d.Id, c.Id, c.Serial, p.Alias, d.EnteredOn, d.LeftOn, d.Days, d.Reason, d.OfficerName)).ToListAsync(token);
        var shown = rows.Take(DepartureRegister.Size).ToList();
        var next = rows.Count > DepartureRegister.Size ? DateCursor.Of(shown[^1].LeftOn.ToDateTime(TimeOnly.MinValue), shown[^1].Id) : null;
        return new(shown, next, after is null);
    }
}
