using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Privacy;
using CaseReferral.Core.Workflows;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Privacy;

/// <summary>Loads the privacy pages of a case; for the unit that owns it and the one that opened it.</summary>
public sealed class PrivacyQuery(AppDbContext db, Disclosure disclosure, PrivacyOptions options)
{
    public async Task<PrivacyPage> LoadAsync(Guid id, CancellationToken token)
    {
        var (@case, head) = await FindAsync(id, token);
        return new PrivacyPage
        {
            Head = head,
            Ledger = await (from d in db.Set<DisclosureEntry>().AsNoTracking().Where(d => d.CaseId == id).OrderByDescending(d => d.At).Take(PrivacyPage.MaxRows)
                            join o in db.Set<Organisation>() on d.OrganisationId equals o.Id
                            orderby d.At descending
                            select new LedgerRow(d.HandoffId, d.Kind, o.Name, d.Nature, d.Groups, d.Basis, d.At, d.OfficerName, db.Set<Handoff>().Any(h => h.Id == d.HandoffId))).ToListAsync(token),
            Consents = await (from c in db.Set<Consent>().AsNoTracking().Where(c => c.CaseId == id).OrderByDescending(c => c.RecordedAt).Take(PrivacyPage.MaxRows)
                              join o in db.Set<Organisation>() on c.OrganisationId equals o.Id
                              orderby c.RecordedAt descending
                              select new ConsentRow(c, o.Name)).ToListAsync(token),
            Requests = await db.Set<DataRequest>().AsNoTracking().Where(r => r.CaseId == id).OrderByDescending(r => r.Serial).Take(PrivacyPage.MaxRows).ToListAsync(token),
            Holds = await db.Set<LegalHold>().AsNoTracking().Where(h => h.CaseId == id).OrderByDescending(h => h.SetAt).Take(PrivacyPage.MaxRows).ToListAsync(token),
            Erasures = await db.Set<Erasure>().AsNoTracking().Where(e => e.CaseId == id).OrderByDescending(e => e.ProposedAt).Take(PrivacyPage.MaxRows).ToListAsync(token),
            Class = Retention.ClassOf(@case.Stage),
            KeptUntil = Retention.KeptUntil(@case, options),
            MayErase = head.IsOwner && db.Actor.May(Permissions.PrivacyErase),
            Reader = db.Actor.OfficerId,
        };
    }

    /// <summary>The head of a form; only for who may fill it.</summary>
    /// <exception cref="NotPermittedException">A reader, not a writer.</exception>
    public async Task<PrivacyHead> FormAsync(Guid id, CancellationToken token)
    {
        var (_, head) = await FindAsync(id, token);
        return head.MayRecord ? head : throw new NotPermittedException(Permissions.PrivacyRecord);
    }

    /// <summary>The head of the form that withdraws a consent.</summary>
    /// <exception cref="NotFoundException">No such consent of this case, or it is withdrawn already.</exception>
    public async Task<PrivacyHead> WithdrawalFormAsync(Guid id, Guid consentId, CancellationToken token)
    {
        var head = await FormAsync(id, token);
        return await db.Set<Consent>().AnyAsync(c => c.Id == consentId && c.CaseId == id && c.WithdrawnOn == null, token) ? head : throw new NotFoundException(nameof(Consent));
    }

    /// <summary>The head of the form that lifts a hold.</summary>
    /// <exception cref="NotFoundException">No such hold on this case, or it is lifted already.</exception>
    public async Task<PrivacyHead> LiftingFormAsync(Guid id, Guid holdId, CancellationToken token)
    {
        var head = await FormAsync(id, token);
        return await db.Set<LegalHold>().AnyAsync(h => h.Id == holdId && h.CaseId == id && h.LiftedAt == null, token) ? head : throw new NotFoundException(nameof(LegalHold));
    }

    /// <summary>The head of the erasure form; the owner's alone.</summary>
    /// <exception cref="NotPermittedException">Another unit's.</exception>
    public async Task<PrivacyHead> OwnerFormAsync(Guid id, CancellationToken token)
    {
        var (_, head) = await FindAsync(id, token);
        return head.IsOwner ? head : throw new NotPermittedException(Permissions.PrivacyErase);
    }

    /// <summary>Units outside the state: the only ones a consent is asked for.</summary>
    public async Task<IReadOnlyList<SelectListItem>> UnitsAsync(CancellationToken token) =>
        [.. (await db.Set<Organisation>().Where(o => o.Nature == OrganisationNature.NonState && o.IsActive).OrderBy(o => o.RegionCode).ThenBy(o => o.Code)
            .Select(o => new { o.Id, o.Name }).Take(300).ToListAsync(token)).Select(o => new SelectListItem(o.Name, $"{o.Id}"))];

    /// <exception cref="NotFoundException">No such request of this case.</exception>
    public async Task<DataRequest> RequestAsync(Guid id, Guid requestId, CancellationToken token) =>
        await db.Set<DataRequest>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == requestId && r.CaseId == id, token) ?? throw new NotFoundException(nameof(DataRequest));

    private async Task<(Case Case, PrivacyHead Head)> FindAsync(Guid id, CancellationToken token)
    {
        db.ChangeTracker.Clear();
        var view = await disclosure.ForCaseAsync(id, token);
        if (view.Role is not (AccessRole.Owner or AccessRole.Origin) || !db.Actor.May(Permissions.PrivacyRecord))
            throw new NotPermittedException(Permissions.PrivacyRecord);
        var row = await (from c in db.Set<Case>().AsNoTracking()
                         where c.Id == id
                         join p in db.Set<Person>() on c.PersonId equals p.Id
                         select new { Case = c, p.Alias }).FirstOrDefaultAsync(token) ?? throw new NotFoundException(nameof(Case));
        var sides = Sides.Of(db.Actor, row.Case);
        return (row.Case, new(id, row.Case.Number, row.Alias, row.Case.Version, row.Case.ErasedAt, (sides & (Side.Owner | Side.Police)) != 0, sides.HasFlag(Side.Owner)));
    }
}
