using CaseReferral.Core.Access;
using CaseReferral.Core.Assessment;
using CaseReferral.Core.Attachments;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Papers;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Reference;
using CaseReferral.Core.Rescues;
using CaseReferral.Core.Workflows;
using CaseReferral.Web.Features.Handoffs;
using CaseReferral.Web.Features.Proposals;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Cases;

/// <summary>Loads the case page: a fixed number of queries, children limited, everything asked of the one projection.</summary>
public sealed class CasePageQuery(
    AppDbContext db, Disclosure disclosure, IdentityVault vault, CaseService cases, HandoffKinds kinds, CaseHandoffsQuery handoffs, ProposalPageQuery proposals,
    CaseCards cards, PaperDesk papers, Regions regions, WorkCalendar calendar, TimeProvider time)
{
    private static readonly StoredQuery<OfCase, Head> Heads = new();
    private static readonly StoredQuery<OfCase, NeedRow> NeedsOf = new();
    private static readonly StoredQuery<OfCase, CaseClock> ClocksOf = new();
    private static readonly StoredQuery<OfCase, Attachment> FilesOf = new();

    public const int MaxTimeline = 20;
    public const int MaxFiles = 20;

    public async Task<CasePage> LoadAsync(Guid id, CancellationToken token)
    {
        var view = await disclosure.ForCaseAsync(id, token);
        var row = await HeadAsync(id, token);
        var now = time.GetUtcNow().UtcDateTime;
        var identity = await vault.ReadAsync(id, row.Person.Id, view.Readable, token);
        var police = view.May(FieldGroup.Sampling);
        var sides = Sides.Of(db.Actor, row.Case);
        var rows = await handoffs.RowsAsync(id, token);
        var (timeline, reached, joined) = await handoffs.TimelineAsync(id, token);
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
            MayDecideNeeds = sides.HasFlag(Side.Owner) && !view.NeedsGrant && db.Actor.May(Permissions.NeedsDecide),
            MayEditPolice = !view.NeedsGrant && sides.HasFlag(Side.Police) && db.Actor.May(Permissions.PoliceRecord),
            View = view,
            Person = cards.Person(row.Person, identity, view, now),
            Rescue = view.MaySummary(FieldGroup.Rescue) && row.Record is not null ? cards.Rescue(row.Record, view) : null,
            Sampling = police ? row.Sampling : null,
            BuyerCount = police ? row.Buyers : null,
            Options = view.NeedsGrant ? [] : await cases.OptionsAsync(row.Case, row.Person, row.Record, token),
            Needs = view.NeedsGrant ? [] : [.. row.Needs.OrderBy(n => kinds.OrderOf(n.Kind))],
            Offers = Offers(row, view, sides, rows, now),
            Handoffs = rows,
            Timeline = TimelineRow.For(timeline, r => view.Role is not null || view.IsOffice && r.Handoff is not null),
            Papers = papers.OfCase(row.Case, CasePaperFacts.Of(row.Person, row.Record, row.HasPicture), view),
            Clocks = row.Clocks,
            Proposals = view.NeedsGrant ? [] : await proposals.OfCaseAsync(id, token),
            StrandedOn = row.Case.StrandedOn,
            Attachments = [.. row.Files.Select(f => cards.File(f, view)).Where(f => f.MayOpen)],
            Siblings = view.NeedsGrant ? [] : [.. row.Siblings.Select(s => new SiblingCase(s.Id, Serial.Format(s.Serial)))],
            Merged = view.NeedsGrant ? [] : await MergedAsync(row.Case, joined, token),
            Now = now,
            Calendar = calendar,
        };
    }

    /// <summary>The case this one was merged into, or those that were merged into it: as far as the actor may know them.</summary>
    private async Task<IReadOnlyList<SiblingCase>> MergedAsync(Case @case, bool joined, CancellationToken token)
    {
        var merged = @case.MergedIntoId is { } into ? db.Set<Case>().Where(c => c.Id == into)
            : joined ? db.Set<Case>().Where(c => c.MergedIntoId == @case.Id)
            : null;
        return merged is null ? []
            : [.. (await merged.OrderBy(c => c.Serial).Select(c => new Sibling(c.Id, c.Serial)).ToListAsync(token)).Select(s => new SiblingCase(s.Id, Serial.Format(s.Serial)))];
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
            select new Head { Case = c, Person = p, OwnerName = o.Name, Record = r, Sampling = s, Buyers = db.Set<BuyerKey>().Count(b => b.CaseId == c.Id), HasPicture = db.Set<Attachment>().Where(f => f.CaseId == c.Id).Any(CasePaperFacts.IsPicture) }, token) ?? throw new NotFoundException(nameof(Case));
        return head with
        {
            Needs = await NeedsOf.ListAsync(db, new(id), (db, a) => db.Set<Need>().Where(n => n.CaseId == a.Id).Select(n => new NeedRow(n.Kind, n.Likely, n.Decision, n.Reason, n.DecidedBy)), token),
            Clocks = await ClocksOf.ListAsync(db, new(id), (db, a) => db.Set<CaseClock>().AsNoTracking().Where(k => k.CaseId == a.Id).OrderBy(k => k.DueAt), token),
            Files = await FilesOf.ListAsync(db, new(id), (db, a) => db.Set<Attachment>().AsNoTracking().Where(f => f.CaseId == a.Id).OrderByDescending(f => f.AddedAt).Take(MaxFiles), token),
            Siblings = head.Case.OperationId is not { } operation ? [] : await db.Set<Case>().Where(c => c.OperationId == operation && c.Id != id)
                .OrderBy(c => c.Serial).Select(c => new Sibling(c.Id, c.Serial)).Take(20).ToListAsync(token),
        };
    }

    /// <summary>Every line the checklist knows: ready to send, or the reasons why not yet.</summary>
    private List<LineOffer> Offers(Head row, CaseView view, Side sides, List<HandoffRow> handoffs, DateTime now)
    {
        if (view.NeedsGrant || (sides & (Side.Owner | Side.Police)) == 0 && view.Role != AccessRole.Party)
            return [];
        var person = HandoffFactsLoader.PersonFactsOf(row.Person, row.Record, ChinaTime.LocalDate(now));
        var needs = row.Needs.ToDictionary(n => n.Kind);
        var have = row.Files.Select(f => f.Category).ToHashSet();
        var running = handoffs.Where(h => h.Status < HandoffStatus.Closed).Select(h => h.Kind).ToHashSet();
        return [.. kinds.All.Where(k => !running.Contains(k.Key) && needs.GetValueOrDefault(k.Key)?.Decision is not (NeedDecision.NotNeeded or NeedDecision.AlreadyMet))
            .Select(k => new LineOffer(k, Expected(needs.GetValueOrDefault(k.Key)), LineCheck.Reasons(k, row.Case.Stage, person, db.Actor.Kind, have)))
            .Where(o => sides != Side.None || o.Kind.Senders.Contains(db.Actor.Kind))];
    }

    private static bool Expected(NeedRow? need) => need is { Decision: NeedDecision.Needed } or { Decision: NeedDecision.Undecided, Likely: true };

    private sealed record OfCase(Guid Id);

    private sealed record Sibling(Guid Id, long Serial);

    private sealed record Head
    {
        public required Case Case { get; init; }
        public required Person Person { get; init; }
        public required string OwnerName { get; init; }
        public RescueRecord? Record { get; init; }
        public SamplingRecord? Sampling { get; init; }
        public int Buyers { get; init; }
        public bool HasPicture { get; init; }
        public List<NeedRow> Needs { get; init; } = [];
        public List<CaseClock> Clocks { get; init; } = [];
        public List<Attachment> Files { get; init; } = [];
        public List<Sibling> Siblings { get; init; } = [];
    }
}
