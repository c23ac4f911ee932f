using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.LegalAid;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Persons;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Departments.LegalAid;

/// <summary>Reads the register of the officer's own centre with how much each lawyer has to do.</summary>
public sealed class LawyersQuery(AppDbContext db)
{
    /// <summary>More lawyers than a city's centre has; the page says when there are more.</summary>
    public const int Most = 200;

    public async Task<LawyersPage> ListAsync(CancellationToken token)
    {
        var lawyers = await db.Set<Lawyer>().AsNoTracking().OrderByDescending(l => l.IsActive).ThenBy(l => l.Name).ThenBy(l => l.LicenceNumber).Take(Most + 1).ToListAsync(token);
        var open = await OpenAsync(token);
        return new([.. lawyers.Take(Most).Select(l => new LawyerRow(l, open.GetValueOrDefault(l.Id)))], lawyers.Count > Most);
    }

    /// <exception cref="NotFoundException">Not in this centre's register.</exception>
    public async Task<Lawyer> FindAsync(Guid id, CancellationToken token) =>
        await db.Set<Lawyer>().AsNoTracking().FirstOrDefaultAsync(l => l.Id == id, token) ?? throw new NotFoundException(nameof(Lawyer));

    /// <summary>Who may be assigned in a matter, and what its stored decision lets follow.</summary>
    public async Task<LegalAidOffer> OfferAsync(Handoff handoff, CancellationToken token)
    {
        var record = await db.Set<LegalAidRecord>().AsNoTracking().FirstOrDefaultAsync(r => r.HandoffId == handoff.Id, token);
        var person = await db.Set<Person>().AsNoTracking().Where(p => p.Id == handoff.PersonId).Select(p => new { p.BirthDate, p.Sex }).SingleAsync(token);
        var facts = new PersonFacts { IsMinor = Person.IsMinor(person.BirthDate, handoff.RequestedOn), Sex = person.Sex };
        var assigned = record?.LawyerId;
        var lawyers = await db.Set<Lawyer>().AsNoTracking().Where(l => l.IsActive || l.Id == assigned).OrderBy(l => l.Name).Take(Most).ToListAsync(token);
        var open = await OpenAsync(token);
        var choices = lawyers.ConvertAll(l => new LawyerChoice(l.Id, l.Name, l.Firm, l.ForMinors, l.ForWomen, open.GetValueOrDefault(l.Id)));
        return new(LawyerChoice.InOrder(choices, facts), facts, record);
    }

    /// <summary>
    /// Matters that are neither closed nor terminated, of hand-offs that are not over, by lawyer. The states are named, so that
    /// the centre's live hand-offs are ranges of an index and its archive is not walked.
    /// </summary>
    private Task<Dictionary<Guid, int>> OpenAsync(CancellationToken token) => (
        from h in db.Set<Handoff>().AsNoTracking()
        where h.ToOrganisationId == db.Actor.OrganisationId && h.Kind == LegalAidKind.KeyName
            && (h.Status == HandoffStatus.Accepted || h.Status == HandoffStatus.InProgress || h.Status == HandoffStatus.OnHold
                || h.Status == HandoffStatus.Reported || h.Status == HandoffStatus.CancelRequested)
        join r in db.Set<LegalAidRecord>() on h.Id equals r.HandoffId
        where r.LawyerId != null && r.ClosedOn == null && r.EndedOn == null
        group r by r.LawyerId into of
        select new { Id = of.Key!.Value, Count = of.Count() }).ToDictionaryAsync(c => c.Id, c => c.Count, token);
}

/// <summary>One line of the register.</summary>
public sealed record LawyerRow(Lawyer Lawyer, int Open);

/// <summary>The register.</summary>
public sealed record LawyersPage(IReadOnlyList<LawyerRow> Rows, bool HasMore);
