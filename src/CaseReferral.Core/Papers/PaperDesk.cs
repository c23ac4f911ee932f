using CaseReferral.Core.Access;
using CaseReferral.Core.Care;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.FollowUps;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Rescues;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Papers;

/// <summary>Which papers the actor may issue: the pages offer what printing will allow, both ask here.</summary>
public sealed class PaperDesk(AppDbContext db, PaperKinds kinds, HandoffKinds lines, Disclosure disclosure, FieldMatrix matrix, TimeProvider time)
{
    /// <summary>The papers of a hand-off; asks the database nothing.</summary>
    /// <param name="handoff">Loaded through the actor's filters.</param>
    /// <param name="facts">What the page knows of it anyway.</param>
    /// <param name="readable">What the actor reads of it; none before acceptance.</param>
    /// <param name="open">The file is open to this officer, or the hand-off waits for her unit's decision.</param>
    public IReadOnlyList<string> OfHandoff(Handoff handoff, HandoffPaperFacts facts, FieldGroup readable, bool open) =>
        [.. kinds.All.OfType<HandoffPaper>().Where(k => IsIssued(k, handoff, facts, readable, open)).Select(k => k.Key)];

    /// <summary>The papers of a case; asks the database nothing.</summary>
    public IReadOnlyList<string> OfCase(Case @case, CasePaperFacts facts, CaseView view) =>
        [.. kinds.All.OfType<CasePaper>().Where(k => IsIssued(k, @case, facts, view)).Select(k => k.Key)];

    /// <summary>Before acceptance nobody has a grant, and the answer has to be written all the same.</summary>
    public bool AwaitsUs(Handoff handoff) => handoff.AcceptedAt is null && handoff.ToOrganisationId == db.Actor.OrganisationId;

    /// <summary>The subject of a paper.</summary>
    /// <exception cref="NotFoundException">A subject this actor may not know of.</exception>
    public async Task<PaperSubject> SubjectAsync(PaperKind kind, Guid id, CancellationToken token)
    {
        if (kind is HandoffPaper paper)
            return await HandoffAsync(paper, id, token);
        var @case = await db.CaseAsync(id, token);
        var view = await disclosure.ForCaseAsync(id, token);
        var row = await (
            from p in db.Set<Person>()
            where p.Id == @case.PersonId
            from r in db.Set<RescueRecord>().Where(r => r.CaseId == id).DefaultIfEmpty()
            select new { Person = p, Rescue = r, HasPicture = CasePaperFacts.PicturesOf(db, id).Any(), Departures = db.Set<Departure>().Count(d => d.CaseId == id), Visits = db.Set<Visit>().Count(v => v.CaseId == id && v.ReplacesId == null) }).AsNoTracking().SingleAsync(token);
        var (own, facts) = ((CasePaper)kind, CasePaperFacts.Of(row.Person, row.Rescue, row.HasPicture) with { VisitsMade = row.Visits, Departures = row.Departures });
        return new(@case, null, null, view, IsIssued(own, @case, facts, view)) { Occasion = own.Occasion(facts) };
    }

    private async Task<PaperSubject> HandoffAsync(HandoffPaper kind, Guid id, CancellationToken token)
    {
        var handoff = await db.Set<Handoff>().AsNoTracking().FirstOrDefaultAsync(h => h.Id == id, token) ?? throw new NotFoundException(nameof(Handoff));
        var now = time.GetUtcNow().UtcDateTime;
        var file = await db.Set<Person>().Where(p => p.Id == handoff.PersonId).Select(p => new
        {
            p.BirthDate,
            Granted = db.LiveGrants(now).Any(g => g.CaseId == handoff.CaseId),
            CaseVisible = db.Set<Case>().Any(c => c.Id == handoff.CaseId),
        }).SingleAsync(token);
        var readable = disclosure.OfHandoff(handoff, file.BirthDate, file.Granted, file.CaseVisible) & matrix.Readable(db.Actor.Kind.Department());
        var open = MinorsFile.IsOpen(db.Actor, file.BirthDate, file.Granted, now) || AwaitsUs(handoff);
        var record = await lines[handoff.Kind].RecordAsync(db, id, token);
        var facts = new HandoffPaperFacts(Person.IsMinor(file.BirthDate, handoff.RequestedOn), record.Missing.Count == 0, record.Decision);
        var act = kind.Acts.Count == 0 ? null : await ActAsync(kind, id, token);
        var issued = IsIssued(kind, handoff, facts, file.CaseVisible ? readable : FieldGroup.None, open) && (act is null) == (kind.Acts.Count == 0);
        var view = file.CaseVisible ? await disclosure.ForCaseAsync(handoff.CaseId, token) : new(handoff.CaseId, null, FieldGroup.None, FieldGroup.None, false);
        return new(await db.Set<Case>().Local.ToAsyncCase(db, handoff.CaseId, token), handoff, act, view, issued) { Occasion = act?.Number ?? 0 };
    }

    /// <summary>The unit's newest step of those the paper puts in writing.</summary>
    private Task<HandoffEvent?> ActAsync(HandoffPaper kind, Guid handoffId, CancellationToken token)
    {
        var (unit, actions) = (db.Actor.OrganisationId, kind.Acts);
        return db.Set<HandoffEvent>().AsNoTracking().Where(e => e.HandoffId == handoffId && e.OrganisationId == unit && actions.Contains(e.Action))
            .OrderByDescending(e => e.Number).FirstOrDefaultAsync(token);
    }

    private bool IsIssued(HandoffPaper kind, Handoff handoff, HandoffPaperFacts facts, FieldGroup readable, bool open) =>
        open && db.Actor.May(Permissions.PaperPrint) && (readable & kind.Group) == kind.Group && kind.IssuedBy(db.Actor, handoff, facts);

    private bool IsIssued(CasePaper kind, Case @case, CasePaperFacts facts, CaseView view) =>
        db.Actor.May(Permissions.PaperPrint) && (view.Readable & kind.Group) == kind.Group && kind.IssuedBy(db.Actor, @case, facts);
}
