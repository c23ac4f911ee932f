using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Trail;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.History;

/// <summary>
/// The chain of one case, cut to what the reader may know: rows of her field groups and hand-offs; a unit that only serves
/// one hand-off reads of looks and refusals no more than its own.
/// </summary>
public sealed class HistoryQuery(AppDbContext db, Disclosure disclosure, TrailFields fields)
{
    /// <exception cref="NotFoundException">Not hers to know.</exception>
    /// <exception cref="NotPermittedException">She sees the case's header only.</exception>
    public async Task<HistoryPage> LoadAsync(Guid caseId, HistoryFilter filter, long? before, CancellationToken token)
    {
        var view = await disclosure.ForCaseAsync(caseId, token);
        if (view.Role is not { } role)
            throw new NotPermittedException(Permissions.CaseRead);
        var head = await (
            from c in db.Set<Case>()
            where c.Id == caseId
            join p in db.Set<Person>() on c.PersonId equals p.Id
            select new { c.Serial, p.Alias }).SingleAsync(token);
        var rows = await Readable(ChainKeys.OfCase(caseId), view, role, filter)
            .Where(r => before == null || r.Number < before).OrderByDescending(r => r.Number).Take(HistoryPage.Size + 1).ToListAsync(token);
        var shown = rows.Take(HistoryPage.Size).Select(r => (Row: r, Changes: fields.Of(r, view.Readable).ToList())).ToList();
        var numbers = await NumbersAsync(shown.ConvertAll(s => s.Row.HandoffId), token);
        return new HistoryPage
        {
            CaseId = caseId,
            Number = Serial.Format(head.Serial),
            Alias = head.Alias,
            Filter = filter,
            Rows = shown.ConvertAll(s => new HistoryRow(s.Row, s.Changes, s.Row.HandoffId is { } id ? numbers.GetValueOrDefault(id) : null)),
            Names = await NamesAsync(shown.SelectMany(s => s.Changes), shown.Select(s => s.Row.OrganisationId), token),
            SeesRefusals = role != AccessRole.Party,
            IsFirst = before is null,
            Next = rows.Count > HistoryPage.Size ? rows[HistoryPage.Size - 1].Number : null,
        };
    }

    private IQueryable<AuditEntry> Readable(string chain, CaseView view, AccessRole role, HistoryFilter filter)
    {
        var (groups, unit) = (view.Readable, db.Actor.OrganisationId);
        var rows = db.Set<AuditEntry>().AsNoTracking().Where(r => r.Chain == chain && (r.Groups & groups) != 0);
        if (role == AccessRole.Party)
            rows = rows.Where(r => r.OrganisationId == unit || r.Kind == AuditKind.Added || r.Kind == AuditKind.Modified || r.Kind == AuditKind.Deleted);
        return filter switch
        {
            HistoryFilter.Changes => rows.Where(r => r.Kind == AuditKind.Added || r.Kind == AuditKind.Modified || r.Kind == AuditKind.Deleted),
            HistoryFilter.Looks => rows.Where(r => r.Kind == AuditKind.Revealed || r.Kind == AuditKind.Opened),
            HistoryFilter.Refusals => rows.Where(r => r.Kind == AuditKind.Refused),
            _ => rows,
        };
    }

    private async Task<Dictionary<Guid, string>> NumbersAsync(List<Guid?> ids, CancellationToken token)
    {
        var wanted = ids.OfType<Guid>().Distinct().ToList();
        return wanted.Count == 0 ? [] : await db.Set<Handoff>().Where(h => wanted.Contains(h.Id))
            .Select(h => new { h.Id, h.Serial }).ToDictionaryAsync(h => h.Id, h => Serial.Format(h.Serial), token);
    }

    private async Task<Dictionary<Guid, string>> NamesAsync(IEnumerable<SeenChange> changes, IEnumerable<Guid> units, CancellationToken token)
    {
        var ids = changes.SelectMany(c => new[] { c.Old, c.New }).Select(v => Guid.TryParse(v, out var id) ? id : Guid.Empty)
            .Concat(units).Where(id => id != Guid.Empty).Distinct().ToList();
        if (ids.Count == 0)
            return [];
        return await db.Set<Organisation>().Where(o => ids.Contains(o.Id)).Select(o => new { o.Id, o.Name })
            .Concat(db.Users.Where(u => ids.Contains(u.Id)).Select(u => new { u.Id, Name = u.DisplayName }))
            .ToDictionaryAsync(n => n.Id, n => n.Name, token);
    }
}
