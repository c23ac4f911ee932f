using CaseReferral.Core.Access;
using CaseReferral.Core.Attachments;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Data;
using CaseReferral.Core.Officers;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Rescues;
using CaseReferral.Core.Trail;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Handoffs;

/// <summary>What the facts are made of: the one row that is read, with everything the rules of every line may ask.</summary>
public sealed partial class HandoffFactsLoader
{
    private static readonly StoredQuery<Asked, Row> Rows = new();

    private static IQueryable<Row> Query(AppDbContext db, Asked h) =>
        from c in db.Set<Case>().AsNoTracking()
        where c.Id == h.CaseId
        join p in db.Set<Person>() on c.PersonId equals p.Id
        join r in db.Set<RescueRecord>() on c.Id equals r.CaseId
        from f in db.Set<Organisation>().Where(o => o.Id == h.FromId)
        from t in db.Set<Organisation>().Where(o => o.Id == h.ToId)
            // Read along, so that the save need not ask for it; every case has one from its first row on.
        from e in db.Set<ChainHead>().Where(e => e.Chain == h.Chain)
        select new Row
        {
            Case = c,
            Person = p,
            // The rest of the record is encrypted, and no rule reads it.
            Guardians = r.Guardians,
            Source = r.Source,
            NeedsTreatment = r.NeedsTreatment,
            MayBeDisabled = r.MayBeDisabled,
            From = f,
            To = t,
            Escorted = r.Escort != null && r.Belongings != null,
            Compared = db.Set<SamplingRecord>().Any(s => s.CaseId == c.Id && s.ComparedOn != null && s.Result != null),
            LiveTwin = db.Set<Handoff>().Any(x => x.CaseId == c.Id && x.Kind == h.Kind && x.ToOrganisationId == h.ToId
                && x.Id != h.Id && x.HolderId != null && x.Status != HandoffStatus.Draft),
            OwnerAtWork = db.Set<Handoff>().Any(x => x.CaseId == c.Id && x.Kind == h.Kind && x.Id != h.Id && x.AcceptedAt != null
                && x.ToOrganisationId == c.OwnerOrganisationId && x.HolderId == c.OwnerOrganisationId),
            ChildLive = db.Set<Handoff>().Any(x => x.PreviousId == h.Id && x.HolderId != null),
            NamedMayWork = db.Set<Officer>().Any(o => o.Id == h.NamedId && o.OrganisationId == h.ToId && o.IsActive)
                && !db.Set<CaseGrant>().Any(g => g.OfficerId == h.NamedId && g.Kind == GrantKind.Excluded && g.CaseId == h.CaseId && g.EndedAt == null),
            NamedIsOnTeam = db.Set<CaseGrant>().Any(g => g.CaseId == h.CaseId && g.OfficerId == h.NamedId
                && g.Kind == GrantKind.Team && g.EndedAt == null && g.Until == null),
            Head = e,
            Documents = db.Set<Attachment>().Where(a => a.CaseId == c.Id).Select(a => new Document(a.Category, a.AddedAt)).ToList(),
        };

    private sealed record Asked(Guid Id, Guid CaseId, string Kind, Guid FromId, Guid ToId, Guid NamedId, string Chain);

    private sealed record Document(string Category, DateTime AddedAt);

    private sealed class Row
    {
        public required Case Case { get; init; }
        public required Person Person { get; init; }
        public required string Guardians { get; init; }
        public required string Source { get; init; }
        public bool NeedsTreatment { get; init; }
        public bool MayBeDisabled { get; init; }
        public required Organisation From { get; init; }
        public required Organisation To { get; init; }
        public bool Escorted { get; init; }
        public bool Compared { get; init; }
        public bool LiveTwin { get; init; }
        public bool OwnerAtWork { get; init; }
        public bool ChildLive { get; init; }
        public bool NamedMayWork { get; init; }
        public bool NamedIsOnTeam { get; init; }
        public required ChainHead Head { get; init; }
        public required List<Document> Documents { get; init; }
    }
}
