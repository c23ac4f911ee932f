using CaseReferral.Core.Access;
using CaseReferral.Core.Attachments;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Officers;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Papers;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Rescues;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Papers;

/// <summary>A hand-off on paper: both units, the person in clear, the request, the documents that go with it.</summary>
public sealed record HandoffSheet(
    Handoff Handoff, Organisation From, Organisation To, string Officer, Person Person, IdentityCard Identity, RescueRecord Rescue,
    IReadOnlyList<string> Documents);

/// <summary>Loads what the papers about a hand-off show; they differ in their view.</summary>
public abstract class HandoffPaperContent(AppDbContext db, Disclosure disclosure, IdentityVault vault) : IPaperContent
{
    public abstract string Kind { get; }
    public abstract string View { get; }

    public async Task<object> LoadAsync(Paper paper, CancellationToken token)
    {
        var view = await disclosure.ForCaseAsync(paper.CaseId, token);
        var row = await (
            from h in db.Set<Handoff>()
            where h.Id == paper.HandoffId
            join p in db.Set<Person>() on h.PersonId equals p.Id
            join r in db.Set<RescueRecord>() on h.CaseId equals r.CaseId
            join f in db.Set<Organisation>() on h.FromOrganisationId equals f.Id
            join t in db.Set<Organisation>() on h.ToOrganisationId equals t.Id
            join o in db.Set<Officer>() on h.CreatedById equals o.Id
            select new { Handoff = h, Person = p, Rescue = r, From = f, To = t, Officer = o.DisplayName }).AsNoTracking().SingleAsync(token);
        var identity = await vault.ReadAsync(paper.CaseId, row.Person.Id, view.Readable, token);
        var files = await db.Set<Attachment>().AsNoTracking().Where(a => a.CaseId == paper.CaseId).OrderBy(a => a.AddedAt)
            .Select(a => new { a.Category, a.Group }).Take(30).ToListAsync(token);
        var documents = files.Where(f => (row.Handoff.Package & f.Group) != 0).Select(f => f.Category).Distinct();
        return new HandoffSheet(row.Handoff, row.From, row.To, row.Officer, row.Person, identity, row.Rescue, [.. documents]);
    }
}

/// <summary>转介单.</summary>
public sealed class ReferralSlipContent(AppDbContext db, Disclosure disclosure, IdentityVault vault) : HandoffPaperContent(db, disclosure, vault)
{
    public override string Kind => "referral-slip";
    public override string View => "_ReferralSlip";
}

/// <summary>移交清单.</summary>
public sealed class HandoverListContent(AppDbContext db, Disclosure disclosure, IdentityVault vault) : HandoffPaperContent(db, disclosure, vault)
{
    public override string Kind => "handover-list";
    public override string View => "_HandoverList";
}
