using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Reference;
using CaseReferral.Core.Rescues;
using CaseReferral.Core.Workflows;
using CaseReferral.Web.Features.Cases;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Handoffs;

/// <summary>The page on which a hand-off is written: receivers that offer the line, the groups the sender may give.</summary>
public sealed class RequestPage
{
    public required Guid CaseId { get; init; }
    public Guid? DraftId { get; init; }
    public required string CaseNumber { get; init; }
    public required string Alias { get; init; }
    public required HandoffKind Kind { get; init; }
    public bool IsMinor { get; init; }
    public required RequestForm Form { get; init; }
    public required IReadOnlyList<SelectListItem> Receivers { get; init; }
    /// <summary>Where the line proposes to send her; null for a line that leaves it to the sender.</summary>
    public RouteProposal? Route { get; init; }
    public required IReadOnlyList<FieldGroup> Selectable { get; init; }
    public required IReadOnlyList<Reason> Blocked { get; init; }
    /// <summary>Set when the sender asked what the receiver will see.</summary>
    public PackagePreview? Preview { get; set; }
    public required IReadOnlyList<(string Category, bool Present)> Documents { get; init; }
}

/// <inheritdoc cref="RequestPage"/>
public sealed class RequestPageQuery(AppDbContext db, HandoffKinds kinds, Disclosure disclosure, FieldMatrix matrix, Regions regions, ReceiverWords words, TimeProvider time)
{
    public async Task<RequestPage> LoadAsync(Guid caseId, string kindKey, RequestForm? form, Guid? draftId, CancellationToken token)
    {
        var kind = kinds.Find(kindKey) ?? throw new NotFoundException(nameof(HandoffKind));
        var view = await disclosure.ForCaseAsync(caseId, token);
        if (view.Role is null || !db.Actor.May(Permissions.For(HandoffAction.Send)))
            throw new NotPermittedException(Permissions.For(HandoffAction.Send));
        var row = await (from c in db.Set<Case>().AsNoTracking()
                         where c.Id == caseId
                         join p in db.Set<Person>() on c.PersonId equals p.Id
                         join r in db.Set<RescueRecord>() on c.Id equals r.CaseId
                         select new { c.Serial, c.Stage, c.RegionCode, Person = p, Record = r }).SingleAsync(token);
        var person = HandoffFactsLoader.PersonFactsOf(row.Person, row.Record, ChinaTime.LocalDate(time.GetUtcNow().UtcDateTime)) with { InCare = db.Actor.Kind.Department() == Department.CivilAffairs };
        var route = kind.Propose(person);
        var have = (await db.Set<Core.Attachments.Attachment>().Where(a => a.CaseId == caseId).Select(a => a.Category).Distinct().ToListAsync(token)).ToHashSet();
        return new RequestPage
        {
            CaseId = caseId,
            DraftId = draftId,
            CaseNumber = Serial.Format(row.Serial),
            Alias = row.Person.Alias,
            Kind = kind,
            IsMinor = person.IsMinor,
            Form = form ?? new RequestForm { Urgency = kind.Urgency, Groups = [.. Split(kind.Package)] },
            Receivers = await ReceiversAsync(kind, route, person, row.RegionCode, token),
            Route = route,
            Selectable = [.. Split(matrix.Readable(db.Actor.Kind.Department(), AccessLevel.Summary) & ~DisclosureMatrix.NeverSelectable & ~FieldGroup.Handoffs)],
            Blocked = LineCheck.Reasons(kind, row.Stage, person, db.Actor.Kind, view.Role == AccessRole.Owner, have),
            Documents = [.. kind.RequiredDocuments(person).Select(d => (d, have.Contains(d)))],
        };
    }

    /// <summary>A draft of the actor's unit as a form again.</summary>
    public async Task<RequestPage> DraftAsync(Guid id, CancellationToken token)
    {
        var h = await db.Set<Handoff>().AsNoTracking().FirstOrDefaultAsync(x => x.Id == id && x.Status == HandoffStatus.Draft, token)
            ?? throw new NotFoundException(nameof(Handoff));
        var form = new RequestForm
        {
            Version = h.Version,
            ToOrganisationId = h.ToOrganisationId,
            Urgency = h.Urgency,
            Text = h.Request,
            Groups = [.. Split(h.Package)],
            BasisCode = h.BasisCode,
            BasisNote = h.BasisNote,
            PhoneNote = h.PhoneNote,
            RouteReason = h.RouteReason,
        };
        return await LoadAsync(h.CaseId, h.Kind, form, id, token);
    }

    public static IEnumerable<FieldGroup> Split(FieldGroup groups) => DisclosureMatrix.Groups.Where(g => groups.HasFlag(g));

    private async Task<IReadOnlyList<SelectListItem>> ReceiversAsync(HandoffKind kind, RouteProposal? route, PersonFacts person, string region, CancellationToken token)
    {
        var units = await db.Set<Organisation>().AsNoTracking().Where(o => kind.Receivers.Contains(o.Kind) && o.IsActive)
            .OrderBy(o => o.RegionCode).ThenBy(o => o.Code).Take(300).ToListAsync(token);
        var inCare = await kind.InCareAsync(db, [.. units.Where(o => o.Capacity is not null).Select(o => o.Id)], token);
        return [.. ReceiverFit.Ranked(units.Where(o => o.Id != db.Actor.OrganisationId), route, person, region, inCare)
            .Select(f => new SelectListItem(words.Line(f, regions.Find(f.Unit.RegionCode)), $"{f.Unit.Id}"))];
    }
}
