using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Persons;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Access;

/// <summary>
/// The one projection: every page, list, search and file asks here what the actor's unit may see. An owner or author
/// sees its column of the matrix; a party only what its accepted hand-offs carry; the office sees headers.
/// </summary>
public sealed class Disclosure(AppDbContext db, FieldMatrix matrix, HandoffKinds kinds, AccessOptions options, TimeProvider time)
{
    private static readonly StoredQuery<OfCase, Ground> Grounds = new();

    /// <exception cref="NotFoundException">The actor may not know that the case exists.</exception>
    public async Task<CaseView> ForCaseAsync(Guid caseId, CancellationToken token)
    {
        var ask = new OfCase(caseId, db.Actor.OfficerId, db.Actor.OrganisationId, time.GetUtcNow().UtcDateTime);
        var rows = await Grounds.ListAsync(db, ask, (db, a) => Rows(db, db.Set<Case>().Where(c => c.Id == a.CaseId), a), token);
        return rows.Count > 0 ? Of(caseId, rows) : throw new NotFoundException(nameof(Case));
    }

    /// <summary>The same for several cases in one command; cases the actor may not know of are absent.</summary>
    public async Task<IReadOnlyDictionary<Guid, CaseView>> ForCasesAsync(IReadOnlyCollection<Guid> caseIds, CancellationToken token)
    {
        var ask = Asker.Of(db.Actor, time.GetUtcNow().UtcDateTime);
        // With nobody's id: asked for none, the database would get another statement, and who measures the time an answer.
        List<Guid> ids = [.. caseIds, Guid.Empty];
        var rows = await Rows(db, db.Set<Case>().Where(c => ids.Contains(c.Id)), ask).ToListAsync(token);
        return rows.GroupBy(r => r.CaseId).ToDictionary(g => g.Key, g => Of(g.Key, [.. g]));
    }

    /// <summary>Why the unit may see each case: its access row, once per hand-off it has accepted.</summary>
    private static IQueryable<Ground> Rows(AppDbContext db, IQueryable<Case> cases, Asker ask)
    {
        var grants = db.LiveGrants(ask);
        return from c in cases
               join p in db.Set<Person>() on c.PersonId equals p.Id
               from a in db.Set<CaseAccess>().Where(a => a.CaseId == c.Id && a.OrganisationId == ask.UnitId && (a.EndsAt == null || a.EndsAt > ask.Now)).DefaultIfEmpty()
               from h in db.Set<Handoff>().Where(h => h.CaseId == c.Id && h.ToOrganisationId == ask.UnitId && h.AcceptedAt != null && h.DisclosureEndedAt == null).DefaultIfEmpty()
               select new Ground
               {
                   CaseId = c.Id,
                   BirthDate = p.BirthDate,
                   Granted = grants.Any(g => g.CaseId == c.Id),
                   Role = (AccessRole?)a!.Role,
                   Status = (HandoffStatus?)h!.Status,
                   Kind = h!.Kind,
                   Package = (FieldGroup?)h!.Package,
                   EndedAt = h!.EndedAt,
               };
    }

    private CaseView Of(Guid caseId, List<Ground> rows)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var package = rows.Where(r => r.Status is { } status && Opens(r.Kind!, status, r.EndedAt, true, now)).Aggregate(FieldGroup.Handoffs, (all, r) => all | r.Package!.Value);
        var view = Of(caseId, rows[0].Role, package, rows[0].Granted);
        return view.Role is null || MinorsFile.IsOpen(db.Actor, rows[0].BirthDate, rows[0].Granted, now)
            ? view
            : new(caseId, null, FieldGroup.Handoffs, FieldGroup.None, false) { NeedsGrant = true };
    }

    private sealed record OfCase(Guid CaseId, Guid OfficerId, Guid UnitId, DateTime Now) : Asker(OfficerId, UnitId, Now);

    private sealed class Ground
    {
        public Guid CaseId { get; init; }
        public DateOnly? BirthDate { get; init; }
        public bool Granted { get; init; }
        public AccessRole? Role { get; init; }
        public HandoffStatus? Status { get; init; }
        public string? Kind { get; init; }
        public FieldGroup? Package { get; init; }
        public DateTime? EndedAt { get; init; }
    }

    /// <summary>
    /// What the actor may see on one hand-off now: sender and owner what they sent of it, the receiver the open package and
    /// nothing but the preview before acceptance, the office a header; of a minor only who may open the file.
    /// </summary>
    /// <param name="handoff">The hand-off.</param>
    /// <param name="birthDate">Of its person.</param>
    /// <param name="granted">The actor has a live grant for the case.</param>
    /// <param name="visible">The actor's unit has the case.</param>
    public FieldGroup OfHandoff(Handoff handoff, DateOnly? birthDate, bool granted, bool visible)
    {
        var actor = db.Actor;
        if (!MinorsFile.IsOpen(actor, birthDate, granted, time.GetUtcNow().UtcDateTime))
            return FieldGroup.None;
        if (handoff.FromOrganisationId == actor.OrganisationId || handoff.CaseOwnerId == actor.OrganisationId)
            return matrix.Readable(actor.Kind.Department(), AccessLevel.Summary) & (handoff.Package | FieldGroup.Handoffs);
        if (actor.OrganisationId != handoff.ToOrganisationId || handoff.AcceptedAt is null || handoff.DisclosureEndedAt is not null
            || !Opens(handoff.Kind, handoff.Status, handoff.EndedAt, visible, time.GetUtcNow().UtcDateTime))
            return FieldGroup.None;
        return handoff.Package & matrix.Readable(actor.Kind.Department(), AccessLevel.Summary);
    }

    private CaseView Of(Guid caseId, AccessRole? role, FieldGroup package, bool granted)
    {
        var department = db.Actor.Kind.Department();
        var (read, summary) = (matrix.Readable(department), matrix.Readable(department, AccessLevel.Summary));
        return role switch
        {
            AccessRole.Owner or AccessRole.Origin => new(caseId, role, read, summary, false),
            AccessRole.Party => new(caseId, role, read & package, summary & package, false),
            _ => new(caseId, null, FieldGroup.Handoffs, granted ? matrix.OfficeLook(db.Actor.OfficePrefix) : matrix.OfficeHeader, true),
        };
    }

    /// <summary>
    /// The package is open while the receiver works and for a while after a proper end; returned, withdrawn, re-routed
    /// and void hand-offs close it at once. A line that follows on, and the one that gave the case itself, leaves it open for as long as the unit has the case, see <see cref="Grants"/>.
    /// </summary>
    private bool Opens(string kind, HandoffStatus status, DateTime? endedAt, bool visible, DateTime now) => status switch
    {
        HandoffStatus.Accepted or HandoffStatus.InProgress or HandoffStatus.OnHold
            or HandoffStatus.Reported or HandoffStatus.CancelRequested => true,
        HandoffStatus.Closed when visible && kinds[kind].FollowsOn => true,
        // Who had the case and gave it on reads what it was given, for as long as it has the case at all: counted from the transfer, not from a placement closed long ago.
        HandoffStatus.Closed or HandoffStatus.Unfulfilled when visible && kinds[kind].TakesOwnership => true,
        HandoffStatus.Closed or HandoffStatus.Unfulfilled or HandoffStatus.Cancelled => endedAt + options.ReadAfterEnd > now,
        _ => false,
    };
}
