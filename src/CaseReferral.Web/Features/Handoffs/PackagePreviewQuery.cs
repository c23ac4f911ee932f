using CaseReferral.Core.Access;
using CaseReferral.Core.Attachments;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Rescues;
using CaseReferral.Web.Features.Attachments;
using CaseReferral.Web.Features.Cases;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Handoffs;

/// <summary>对方将看到: the receiver's projection of the chosen groups, masked, before anything is sent.</summary>
public sealed record PackagePreview(
    string UnitName, PersonCard Person, RescueCard? Rescue, HealthCard? Health, IReadOnlyList<AttachmentRow> Files, IReadOnlyList<FieldGroup> Groups);

/// <summary>
/// Cuts with the same cards as the receiver's page, and to no more than the sender herself may read: a preview is no way to see
/// another department's column.
/// </summary>
public sealed class PackagePreviewQuery(AppDbContext db, Disclosure disclosure, FieldMatrix matrix, IdentityVault vault, CaseCards cards, TimeProvider time)
{
    /// <returns>Null when no receiver is chosen yet.</returns>
    /// <exception cref="NotPermittedException">The sender has no file to give from.</exception>
    public async Task<PackagePreview?> LoadAsync(Guid caseId, RequestForm form, CancellationToken token)
    {
        var own = await disclosure.ForCaseAsync(caseId, token);
        if (own.Role is null)
            throw new NotPermittedException(Permissions.CaseRead);
        if (await db.Set<Organisation>().AsNoTracking().FirstOrDefaultAsync(o => o.Id == form.ToOrganisationId, token) is not { } unit)
            return null;
        var package = form.Groups.Aggregate(FieldGroup.None, (all, g) => all | g) & ~DisclosureMatrix.NeverSelectable & (own.Readable | own.Summaries);
        var (read, summary) = (matrix.Readable(unit.Kind.Department()), matrix.Readable(unit.Kind.Department(), AccessLevel.Summary));
        var view = new CaseView(caseId, AccessRole.Party, read & package & own.Readable, summary & package, false);
        var row = await (from c in db.Set<Case>().AsNoTracking()
                         where c.Id == caseId
                         join p in db.Set<Person>() on c.PersonId equals p.Id
                         join r in db.Set<RescueRecord>() on c.Id equals r.CaseId
                         select new { Person = p, Record = r }).SingleAsync(token);
        var files = await db.Set<Attachment>().AsNoTracking().Where(a => a.CaseId == caseId && a.ReplacedAt == null)
            .OrderByDescending(a => a.AddedAt).Take(CasePageQuery.MaxFiles).ToListAsync(token);
        return new PackagePreview(
            unit.Name, cards.Person(row.Person, await vault.MaskedAsync(row.Person.Id, view.Readable, token), view, time.GetUtcNow().UtcDateTime),
            view.MaySummary(FieldGroup.Rescue) ? cards.Rescue(row.Record, view) : null,
            // The note is the one line of health that a sender with the summary reads as well.
            cards.Health(row.Record, view with { Readable = view.Readable | (read & package & own.Summaries & FieldGroup.Health) }),
            [.. files.Where(f => view.MaySummary(f.Group)).Select(f => cards.File(f, view))],
            [.. RequestPageQuery.Split(view.Readable | view.Summaries)]);
    }
}
