using AutoMapper;
using CaseReferral.Core.Access;
using CaseReferral.Core.Attachments;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Officers;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Papers;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Rescues;
using CaseReferral.Core.Supervision;
using CaseReferral.Core.Workflows;
using CaseReferral.Web.Features.Attachments;
using CaseReferral.Web.Features.Cases;
using CaseReferral.Web.Features.Inbox;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Handoffs;

/// <summary>Loads the hand-off page; the receiver's view of the person is the open part of the package, nothing else.</summary>
public sealed partial class HandoffPageQuery(
    AppDbContext db, IMapper mapper, Disclosure disclosure, FieldMatrix matrix, IdentityVault vault, HandoffService service, CaseCards cards,
    IEnumerable<IRecordSummary> summaries, RequestHistoryQuery history, PaperDesk papers, WorkCalendar calendar, TimeProvider time)
{
    private static readonly StoredQuery<OfHandoff, Handoff> Handoffs = new();
    private static readonly StoredQuery<Ask, Surroundings> Heads = new();
    private static readonly StoredQuery<Chain, Link> Links = new();
    private static readonly StoredQuery<OfHandoff, HandoffClock> ClocksOf = new();
    private static readonly StoredQuery<OfHandoff, TimelineRow> Lines = new();
    private static readonly StoredQuery<OfHandoff, UrgingRow> Letters = new();
    private static readonly StoredQuery<OfHandoff, Attachment> FilesOf = new();

    public async Task<HandoffPage> LoadAsync(Guid id, CancellationToken token)
    {
        var handoff = await Handoffs.FirstAsync(db, new(id), (db, a) => db.Set<Handoff>().AsNoTracking().Where(h => h.Id == a.Id), token) ?? throw new NotFoundException(nameof(Handoff));
        var now = time.GetUtcNow().UtcDateTime;
        var head = await HeadAsync(handoff, token);
        var sides = Sides.Of(db.Actor, handoff);
        var readable = disclosure.OfHandoff(handoff, head.Person.BirthDate, head.Granted, head.CaseVisible);
        var fileOpen = MinorsFile.IsOpen(db.Actor, head.Person.BirthDate, head.Granted, now);
        var (facts, options) = await service.OptionsAsync(handoff, token);
        var view = new CaseView(handoff.CaseId, AccessRole.Party, readable & matrix.Readable(db.Actor.Kind.Department()), readable, db.Actor.IsOffice);
        var summary = summaries.FirstOrDefault(s => s.Kind == handoff.Kind);
        var open = readable != FieldGroup.None;
        var mayRequest = open || sides.HasFlag(Side.Sender) && fileOpen;
        return new HandoffPage
        {
            Handoff = handoff,
            Kind = facts.Kind,
            Row = head.Row,
            CaseId = head.CaseVisible ? handoff.CaseId : null,
            IsSender = sides.HasFlag(Side.Sender),
            IsReceiver = sides.HasFlag(Side.Receiver),
            IsPreview = sides.HasFlag(Side.Receiver) && !open,
            NeedsGrant = !fileOpen && (handoff.AcceptedAt is not null || !sides.HasFlag(Side.Receiver)),
            Readable = readable,
            Request = mayRequest ? handoff.Request : null,
            Amendments = await history.LoadAsync(handoff, mayRequest && fileOpen, token),
            Amend = fileOpen ? service.AmendOption(handoff, facts) : null,
            OfficerName = head.OfficerName,
            Person = open ? cards.Person(head.Person, await vault.ReadAsync(handoff.CaseId, head.Person.Id, view.Readable, token), view, now) : null,
            Rescue = view.MaySummary(FieldGroup.Rescue) && open && head.Record is not null ? cards.Rescue(head.Record, view) : null,
            Health = open ? cards.Health(head.Record, view) : null,
            Facts = facts,
            Options = fileOpen || handoff.AcceptedAt is null && sides.HasFlag(Side.Receiver) ? options : [],
            Clocks = await ClocksOf.ListAsync(db, new(id), (db, a) => db.Set<HandoffClock>().AsNoTracking().Where(c => c.HandoffId == a.Id).OrderBy(c => c.StartedAt), token),
            Urgings = await UrgingsAsync(id, token),
            Timeline = TimelineRow.For(await TimelineAsync(id, token), _ => fileOpen),
            Attachments = open ? await FilesAsync(handoff, view, token) : [],
            Linked = head.Linked,
            ProposedUnit = head.ProposedUnit,
            SummaryView = summary is null ? null : $"/Features/Departments/{summary.Folder}/_Summary.cshtml",
            Summary = summary is null || !open && !(sides.HasFlag(Side.Sender) && fileOpen) ? null
                : await summary.LoadAsync(handoff, sides.HasFlag(Side.Receiver) && open, token),
            MayEditRecord = fileOpen && sides.HasFlag(Side.Receiver) && summary is not null
                && facts.Kind.Records(handoff.Status) && (handoff.IsLive || head.CaseVisible),
            Papers = papers.OfHandoff(handoff, HandoffPaperFacts.Of(facts), head.CaseVisible ? view.Readable : FieldGroup.None, fileOpen || papers.AwaitsUs(handoff)),
            Now = now,
            Calendar = calendar,
        };
    }

    private async Task<Head> HeadAsync(Handoff h, CancellationToken token)
    {
        var ask = new Ask(h.PersonId, h.CaseId, h.FromOrganisationId, h.ToOrganisationId, h.ResponsibleOfficerId, h.ProposedOrganisationId,
            db.Actor.OfficerId, db.Actor.OrganisationId, time.GetUtcNow().UtcDateTime);
        var head = (await Heads.FirstAsync(db, ask, Around, token))!;
        var row = mapper.Map<HandoffRow>(new HandoffListing { Handoff = h, Person = head.Person, FromName = head.From, ToName = head.To });
        return new Head(row, head.Person, head.Record, head.Granted, head.Visible, head.Officer, head.Proposed, await LinkedAsync(h, token));
    }

    private static IQueryable<Surroundings> Around(AppDbContext db, Ask ask)
    {
        var grants = db.LiveGrants(ask);
        return (
            from p in db.Set<Person>()
            where p.Id == ask.PersonId
            join r in db.Set<RescueRecord>().Where(r => r.CaseId == ask.CaseId) on 1 equals 1 into records
            from r in records.DefaultIfEmpty()
            select new Surroundings
            {
                Person = p,
                Record = r,
                From = db.Set<Organisation>().Where(o => o.Id == ask.FromId).Select(o => o.Name).First(),
                To = db.Set<Organisation>().Where(o => o.Id == ask.ToId).Select(o => o.Name).First(),
                Granted = grants.Any(g => g.CaseId == ask.CaseId),
                Visible = db.Set<Case>().Any(x => x.Id == ask.CaseId),
                Officer = db.Set<Officer>().Where(o => o.Id == ask.ResponsibleId).Select(o => o.DisplayName).FirstOrDefault(),
                Proposed = db.Set<Organisation>().Where(o => o.Id == ask.ProposedId).Select(o => o.Name).FirstOrDefault(),
            }).AsNoTracking();
    }

    /// <summary>Before and after in the chain: two index look-ups rather than one OR.</summary>
    private async Task<IReadOnlyList<LinkedHandoff>> LinkedAsync(Handoff h, CancellationToken token)
    {
        var linked = await Links.ListAsync(db, new(h.Id, h.PreviousId ?? h.Id), (db, a) =>
        {
            var all = db.Set<Handoff>().AsNoTracking();
            return all.Where(x => x.PreviousId == a.Id).Concat(all.Where(x => x.Id == a.PreviousId && x.Id != a.Id))
                .Join(db.Set<Organisation>(), x => x.ToOrganisationId, o => o.Id, (x, o) => new Link(x.Id, x.Serial, o.Name, x.Status));
        }, token);
        return [.. linked.Select(l => new LinkedHandoff(l.Id, Serial.Format(l.Serial), l.Name, l.Status, l.Id == h.PreviousId))];
    }

    private async Task<IReadOnlyList<TimelineRow>> TimelineAsync(Guid id, CancellationToken token) =>
        await Lines.ListAsync(db, new(id), (db, a) => db.Set<HandoffEvent>().AsNoTracking().Where(e => e.HandoffId == a.Id).OrderByDescending(e => e.Number).Take(CasePageQuery.MaxTimeline)
            .Select(e => new TimelineRow("HandoffAction." + e.Action, null, e.At, e.ActorName, e.OrganisationName, e.ReasonCode, e.Note, e.From != e.To)), token);

    private async Task<IReadOnlyList<UrgingRow>> UrgingsAsync(Guid id, CancellationToken token) =>
        await Letters.ListAsync(db, new(id), (db, a) => db.Set<Urging>().AsNoTracking().Where(u => u.HandoffId == a.Id && u.Level != UrgingLevel.Reminder)
            .OrderByDescending(u => u.IssuedAt).Take(CasePageQuery.MaxTimeline)
            .Select(u => new UrgingRow(u.Id, u.Level, u.Number, u.ItemKey, u.ItemNumber, u.IssuedAt, u.AnswerDueAt)), token);

    private async Task<IReadOnlyList<AttachmentRow>> FilesAsync(Handoff handoff, CaseView view, CancellationToken token)
    {
        var files = await FilesOf.ListAsync(db, new(handoff.CaseId), (db, a) => db.Set<Attachment>().AsNoTracking().Where(f => f.CaseId == a.Id && f.ReplacedAt == null)
            .OrderByDescending(f => f.AddedAt).Take(CasePageQuery.MaxFiles), token);
        return [.. files.Where(f => view.MaySummary(f.Group)).Select(f => cards.File(f, view))];
    }
}
