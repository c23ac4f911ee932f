using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Rescues;
using CaseReferral.Core.Workflows;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Interviews;

/// <summary>Loads the interviews for police, and that they were and about what for everybody who reads of the rescue.</summary>
public sealed class InterviewsQuery(AppDbContext db, Disclosure disclosure, TimeProvider time)
{
    public const int MaxRows = 50;

    /// <param name="id">The case.</param>
    /// <param name="typed">What was refused; null for an empty form.</param>
    /// <param name="token">Cancels.</param>
    /// <exception cref="NotPermittedException">The rescue is not for this reader.</exception>
    public async Task<InterviewsPage> LoadAsync(Guid id, InterviewForm? typed, CancellationToken token)
    {
        db.ChangeTracker.Clear();
        var view = await disclosure.ForCaseAsync(id, token);
        if (view.NeedsGrant || !view.MaySummary(FieldGroup.Rescue))
            throw new NotPermittedException(Permissions.CaseRead);
        var row = await (from c in db.Set<Case>().AsNoTracking()
                         where c.Id == id
                         join p in db.Set<Person>() on c.PersonId equals p.Id
                         select new { Case = c, Person = p }).FirstOrDefaultAsync(token) ?? throw new NotFoundException(nameof(Case));
        var rows = await db.Set<Interview>().AsNoTracking().Where(i => i.CaseId == id).OrderByDescending(i => i.On).ThenByDescending(i => i.Id).Take(MaxRows).ToListAsync(token);
        var writes = Sides.Of(db.Actor, row.Case).HasFlag(Side.Police) && db.Actor.May(Permissions.PoliceRecord);
        var approvers = writes && rows.Count > 0
            ? await InterviewService.Approvers(db).OrderBy(o => o.DisplayName).Select(o => KeyValuePair.Create(o.Id, o.DisplayName)).ToListAsync(token) : [];
        var form = !writes ? null : (typed ?? new()) with { Version = row.Case.Version };
        return new(id, row.Case.Number, row.Person.Alias, row.Person.IsMinorOn(ChinaTime.LocalDate(time.GetUtcNow().UtcDateTime)), rows, view.May(FieldGroup.Rescue), approvers, form);
    }
}
