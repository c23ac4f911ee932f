using CaseReferral.Core.Access;
using CaseReferral.Core.Assessment;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Persons;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Cases;

/// <summary>What the checklist shows of its case: no more than its number and alias.</summary>
public sealed record NeedsPage(Guid Id, string Number, int Version, string Alias, IReadOnlyList<NeedRow> Needs);

/// <summary>Loads the checklist for the owner's officer who may decide it.</summary>
public sealed class NeedsQuery(AppDbContext db, Disclosure disclosure, HandoffKinds kinds)
{
    /// <exception cref="NotFoundException">The actor may not know the case.</exception>
    /// <exception cref="NotPermittedException">Another unit's case, a closed file, or no right to decide.</exception>
    public async Task<NeedsPage> LoadAsync(Guid id, CancellationToken token)
    {
        var view = await disclosure.ForCaseAsync(id, token);
        var row = await (
            from c in db.Set<Case>().AsNoTracking()
            where c.Id == id
            join p in db.Set<Person>() on c.PersonId equals p.Id
            select new { Case = c, p.Alias }).FirstOrDefaultAsync(token) ?? throw new NotFoundException(nameof(Case));
        if (!ChecklistFacts.Of(db.Actor, row.Case, !view.NeedsGrant).MayDecide)
            throw new NotPermittedException(Permissions.NeedsDecide);
        var needs = await db.Set<Need>().Where(n => n.CaseId == id)
            .Select(n => new NeedRow(n.Kind, n.Likely, n.Decision, n.Reason, n.DecidedBy)).ToListAsync(token);
        return new(id, row.Case.Number, row.Case.Version, row.Alias, [.. needs.OrderBy(n => kinds.OrderOf(n.Kind))]);
    }
}
