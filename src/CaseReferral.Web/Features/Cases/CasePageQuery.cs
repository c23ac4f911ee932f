using CaseReferral.Core.Access;
using CaseReferral.Core.Assessment;
using CaseReferral.Core.Attachments;
using CaseReferral.Core.Care;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.Placement;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Papers;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Proposals;
using CaseReferral.Core.Reference;
using CaseReferral.Core.Rescues;
using CaseReferral.Core.Workflows;
using CaseReferral.Web.Features.Handoffs;
using CaseReferral.Web.Features.Proposals;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Cases;

/// <summary>Loads the case page: a fixed number of queries, children limited, everything asked of the one projection.</summary>
public sealed partial class CasePageQuery(
    AppDbContext db, Disclosure disclosure, IdentityVault vault, CaseService cases, HandoffKinds kinds, CaseHandoffsQuery handoffs, ProposalPageQuery proposals,
    CaseCards cards, PaperDesk papers, Regions regions, WorkCalendar calendar, TimeProvider time)
{
    private static readonly StoredQuery<OfCase, Head> Heads = new();
    private static readonly StoredQuery<Around, Aside> Asides = new();
    private static readonly StoredQuery<OfCase, CaseClock> ClocksOf = new();
    private static readonly StoredQuery<OfCase, Attachment> FilesOf = new();

    public const int MaxTimeline = 20;
    public const int MaxFiles = 20;
    private const int MaxSiblings = 20;

    public async Task<CasePage> LoadAsync(Guid id, CancellationToken token)
    {
        var view = await disclosure.ForCaseAsync(id, token);
        var row = await HeadAsync(id, token);
        var now = time.GetUtcNow().UtcDateTime;
        var identity = await vault.ReadAsync(id, row.Person.Id, view.Readable, token);
        var police = view.May(FieldGroup.Sampling);
        var sides = Sides.Of(db.Actor, row.Case);
        var rows = await handoffs.RowsAsync(id, token);
        var (timeline, reached) = await handoffs.TimelineAsync(id, token);
        return new CasePage
        {
            Id = id,
            Number = row.Case.Number,
            Version = row.Case.Version,
            Stage = row.Case.Stage,
            Progress = row.Case.Progress,
            Reached = reached,
            RegionName = regions.FullName(row.Case.RegionCode),
            OwnerName = row.OwnerName,
            IsOwner = sides.HasFlag(Side.Owner) && !view.NeedsGrant,
            MayDecideNeeds = ChecklistFacts.Of(db.Actor, row.Case, !view.NeedsGrant).MayDecide,
            MayEditPolice = !view.NeedsGrant && sides.HasFlag(Side.Police) && db.Actor.May(Permissions.PoliceRecord),
            View = view,
            Person = cards.Person(row.Person, identity, view, now),
            Rescue = view.MaySummary(FieldGroup.Rescue) && row.Record is not null ? cards.Rescue(row.Record, view) : null,
            Health = cards.Health(row.Record, view),
            Sampling = police ? row.Sampling : null,
            BuyerCount = police ? row.Buyers : null,
            Interviews = row.Interviews,
            InCare = !view.NeedsGrant && row.Case.Stage is >= CaseStage.Placed and not CaseStage.Unfounded && CareRights.Holds(db.Actor, row.Case),
            Departures = row.Departures,
            Options = view.NeedsGrant ? [] : await cases.OptionsAsync(row.Case, row.Person, row.Record, token),
            Needs = view.NeedsGrant ? [] : [.. row.Needs.OrderBy(n => kinds.OrderOf(n.Kind))],
            Offers = Offers(row, view, sides, rows, now),
            Handoffs = rows,
            Timeline = TimelineRow.For(timeline, r => view.Role is not null || view.IsOffice && r.Handoff is not null),
            Papers = papers.OfCase(row.Case, CasePaperFacts.Of(row.Person, row.Record, row.HasPicture) with { Departures = row.Departures }, view),
            Clocks = police ? row.Clocks : [.. row.Clocks.Where(k => !TaskForceEntry.IsTask(k.Kind) && (k.Group == FieldGroup.Handoffs || view.May(k.Group)))],
            Proposals = view.NeedsGrant || !row.HasProposals ? [] : await proposals.OfCaseAsync(id, token),
            StrandedOn = row.Case.StrandedOn,
            Attachments = [.. row.Files.Select(f => cards.File(f, view)).Where(f => f.MayOpen)],
            Siblings = view.NeedsGrant ? [] : row.Cases(Aside.Sibling),
            Merged = view.NeedsGrant ? [] : row.Cases(Aside.Merged),
            Now = now,
            Calendar = calendar,
        };
    }

    private async Task<Head> HeadAsync(Guid id, CancellationToken token)
    {
        var head = await Heads.FirstAsync(db, new(id), (db, a) =>
            from c in db.Set<Case>().AsNoTracking()
            where c.Id == a.Id
            join p in db.Set<Person>() on c.PersonId equals p.Id
            join o in db.Set<Organisation>() on c.OwnerOrganisationId equals o.Id
            from r in db.Set<RescueRecord>().Where(r => r.CaseId == c.Id).DefaultIfEmpty()
            from s in db.Set<SamplingRecord>().Where(s => s.CaseId == c.Id).DefaultIfEmpty()
            select new Head
            {
                Case = c,
                Person = p,
                OwnerName = o.Name,
                Record = r,
                Sampling = s,
                Buyers = db.Set<BuyerKey>().Count(b => b.CaseId == c.Id),
                Interviews = db.Set<Interview>().Count(i => i.CaseId == c.Id),
                Departures = db.Set<Departure>().Count(d => d.CaseId == c.Id),
                HasPicture = db.Set<Attachment>().Where(f => f.CaseId == c.Id).Any(CasePaperFacts.IsPicture),
                HasProposals = db.Set<Proposal>().Any(x => x.CaseId == c.Id),
            }, token) ?? throw new NotFoundException(nameof(Case));
        return head with
        {
            Asides = await Asides.ListAsync(db, new(id, head.Case.OperationId ?? Guid.Empty, head.Case.MergedIntoId ?? Guid.Empty), Beside, token),
            Clocks = await ClocksOf.ListAsync(db, new(id), (db, a) => db.Set<CaseClock>().AsNoTracking().Where(k => k.CaseId == a.Id).OrderBy(k => k.DueAt), token),
            Files = await FilesOf.ListAsync(db, new(id), (db, a) => db.Set<Attachment>().AsNoTracking().Where(f => f.CaseId == a.Id && f.ReplacedAt == null).OrderByDescending(f => f.AddedAt).Take(MaxFiles), token),
        };
    }

    /// <summary>
    /// The checklist, the other cases of the operation, and the case this one was merged into or those merged into it, as far as the
    /// actor may know them: one flat list, because each way to the database costs more than its rows.
    /// </summary>
    private static IQueryable<Aside> Beside(AppDbContext db, Around a) =>
        db.Set<Need>().Where(n => n.CaseId == a.Id)
            .Select(n => new Aside { What = Aside.Need, Kind = n.Kind, Likely = n.Likely, Decision = n.Decision.ToString(), Reason = n.Reason, DecidedBy = n.DecidedBy, Id = n.CaseId, Serial = 0L })
        .Concat(db.Set<Case>().Where(c => c.OperationId == a.Operation && c.Id != a.Id).OrderBy(c => c.Serial).Take(MaxSiblings)
            .Select(c => new Aside { What = Aside.Sibling, Kind = "", Likely = false, Decision = "", Reason = null, DecidedBy = null, Id = c.Id, Serial = c.Serial }))
        .Concat(db.Set<Case>().Where(c => c.MergedIntoId == a.Id).OrderBy(c => c.Serial).Take(MaxSiblings)
            .Select(c => new Aside { What = Aside.Merged, Kind = "", Likely = false, Decision = "", Reason = null, DecidedBy = null, Id = c.Id, Serial = c.Serial }))
        .Concat(db.Set<Case>().Where(c => c.Id == a.Into)
            .Select(c => new Aside { What = Aside.Merged, Kind = "", Likely = false, Decision = "", Reason = null, DecidedBy = null, Id = c.Id, Serial = c.Serial }));

    /// <summary>Every line the checklist knows: ready to send, or the reasons why not yet.</summary>
    private List<LineOffer> Offers(Head row, CaseView view, Side sides, List<HandoffRow> handoffs, DateTime now)
    {
        if (view.NeedsGrant || (sides & (Side.Owner | Side.Police)) == 0 && view.Role != AccessRole.Party)
            return [];
        var person = HandoffFactsLoader.PersonFactsOf(row.Person, row.Record, ChinaTime.LocalDate(now));
        var needs = row.Needs.ToDictionary(n => n.Kind);
        var have = row.Files.Select(f => f.Category).ToHashSet();
        // The institution that has reported her placement may hand her on before police have confirmed it; so must the one that gave it up while she is there.
        var givenUp = view.Role == AccessRole.Owner ? handoffs.Where(h => h.Status == HandoffStatus.Returned && h.ToOrganisationId == db.Actor.OrganisationId && kinds[h.Kind].TakesOwnership).ToList() : [];
        var running = handoffs.Where(h => h.Status < HandoffStatus.Closed && (h.Status != HandoffStatus.Reported || db.Actor.IsPolice || !kinds[h.Kind].TakesOwnership))
            .Except(givenUp).Select(h => h.Kind).ToHashSet();
        return [.. kinds.All.Where(k => !running.Contains(k.Key) && needs.GetValueOrDefault(k.Key)?.Decision is not (NeedDecision.NotNeeded or NeedDecision.AlreadyMet))
            .Select(k => new LineOffer(k, Expected(k, needs.GetValueOrDefault(k.Key), row, now) || givenUp.Exists(h => h.Kind == k.Key), LineCheck.Reasons(k, row.Case.Stage, person, db.Actor.Kind, view.Role == AccessRole.Owner, have)))
            .Where(o => sides != Side.None || o.Kind.Senders.Contains(db.Actor.Kind) && !o.Kind.TakesOwnership)];
    }

    /// <summary>Whom an institution has, it hands on when the notice to find her parents has run (D-11); else the line is folded away.</summary>
    private bool Expected(HandoffKind kind, NeedRow? need, Head row, DateTime now) => kind.TakesOwnership && !db.Actor.IsPolice
        ? row.Clocks.Exists(k => k.Kind == PlacementClocks.WelfareHomeClock && k.DoneAt is null && k.StartedAt.AddDays(PlacementClocks.NoticeDays) <= now)
        : Expected(need);

    private static bool Expected(NeedRow? need) => need is { Decision: NeedDecision.Needed } or { Decision: NeedDecision.Undecided, Likely: true };
}
