using CaseReferral.Core.Access;
using CaseReferral.Core.Care;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Persons;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Care;

/// <summary>What every page about a person in care begins with.</summary>
/// <param name="Case">The case; untracked.</param>
/// <param name="Alias">The person's.</param>
/// <param name="IsMinor">Today.</param>
/// <param name="MayWrite">The reader's unit has her in care.</param>
/// <param name="Full">All of the group, not only its summary line.</param>
public sealed record CareHead(Case Case, string Alias, bool IsMinor, bool MayWrite, bool Full)
{
    public string Path(string page) => $"/cases/{Case.Id}/{page}";
}

/// <summary>Loads the head for who may read the group.</summary>
public sealed class CareHeadQuery(AppDbContext db, Disclosure disclosure, TimeProvider time)
{
    /// <exception cref="NotPermittedException">The group is not for this reader, or the file of a minor is not open to her.</exception>
    /// <exception cref="NotFoundException">No such case for her.</exception>
    public async Task<CareHead> LoadAsync(Guid caseId, FieldGroup group, CancellationToken token)
    {
        db.ChangeTracker.Clear();
        var view = await disclosure.ForCaseAsync(caseId, token);
        if (view.NeedsGrant || !view.MaySummary(group))
            throw new NotPermittedException(Permissions.CaseRead);
        var row = await (from c in db.Set<Case>().AsNoTracking()
                         where c.Id == caseId
                         join p in db.Set<Person>() on c.PersonId equals p.Id
                         select new { Case = c, Person = p }).FirstOrDefaultAsync(token) ?? throw new NotFoundException(nameof(Case));
        var minor = row.Person.IsMinorOn(ChinaTime.LocalDate(time.GetUtcNow().UtcDateTime));
        return new(row.Case, row.Person.Alias, minor, CareRights.Holds(db.Actor, row.Case), view.May(group));
    }
}
