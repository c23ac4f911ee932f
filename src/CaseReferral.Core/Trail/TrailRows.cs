using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Persons;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace CaseReferral.Core.Trail;

/// <summary>Turns the changes of one save into rows of the trail: one row for each entity whose content changes.</summary>
internal sealed class TrailRows(AppDbContext db, List<EntityEntry> changed, DateTime now)
{
    private readonly Dictionary<Guid, Guid?> casesOfPersons = changed.Select(e => e.Entity).OfType<Case>()
        .GroupBy(c => c.PersonId).ToDictionary(g => g.Key, g => (Guid?)g.First().Id);

    public async Task<List<AuditEntry>> WriteAsync(CancellationToken token)
    {
        var rows = new List<AuditEntry>();
        foreach (var entry in changed.Where(e => AppDbContext.IsAudited(e.Metadata.ClrType)))
        {
            var fields = TrailChanges.In(entry);
            if (fields.Count > 0 || entry.State != EntityState.Modified)
                rows.Add(new AuditEntry(db.Actor, now, await NoteAsync(entry, fields, token)));
        }
        return rows;
    }

    private async Task<AuditNote> NoteAsync(EntityEntry entry, List<PropertyEntry> fields, CancellationToken token)
    {
        var id = string.Join('/', entry.Metadata.FindPrimaryKey()!.Properties.Select(p => Key(entry.Property(p).CurrentValue)));
        var handoff = entry.Entity as Handoff;
        var handoffId = handoff?.Id ?? Reference(entry, nameof(IHandoffScoped.HandoffId));
        return new(KindOf(entry.State), entry.Metadata.ClrType.Name, id)
        {
            CaseId = entry.Entity is Case @case ? @case.Id
                : Reference(entry, nameof(ICaseScoped.CaseId))
                ?? await OfHandoffAsync(handoffId, token)
                ?? await OfPersonAsync((entry.Entity as Person)?.Id ?? Reference(entry, nameof(PersonIdentity.PersonId)), token),
            HandoffId = handoffId,
            Groups = TrailGroups.Of(entry, fields),
            Changes = TrailChanges.Write(entry, fields, id, db.Seal),
        };
    }

    private static string Key(object? value) => value is byte[] bytes ? Convert.ToHexStringLower(bytes) : $"{value}";

    private static AuditKind KindOf(EntityState state) => state switch
    {
        EntityState.Added => AuditKind.Added,
        EntityState.Deleted => AuditKind.Deleted,
        _ => AuditKind.Modified,
    };

    private static Guid? Reference(EntityEntry entry, string property) =>
        entry.Metadata.FindProperty(property) is { } found ? entry.Property(found).CurrentValue as Guid? : null;

    private async Task<Guid?> OfHandoffAsync(Guid? id, CancellationToken token)
    {
        if (id is null)
            return null;
        if (changed.Select(e => e.Entity).OfType<Handoff>().FirstOrDefault(h => h.Id == id) is { } handoff)
            return handoff.CaseId;
        using var _ = db.AsSystem();
        return await db.Set<Handoff>().Where(h => h.Id == id).Select(h => (Guid?)h.CaseId).FirstOrDefaultAsync(token);
    }

    /// <summary>A person is known through her case; where there are several, the first one's chain tells about her.</summary>
    private async Task<Guid?> OfPersonAsync(Guid? id, CancellationToken token)
    {
        if (id is not { } person)
            return null;
        if (!casesOfPersons.TryGetValue(person, out var found))
        {
            using var _ = db.AsSystem();
            casesOfPersons[person] = found = await db.Set<Case>().Where(c => c.PersonId == person)
                .OrderBy(c => c.Serial).Select(c => (Guid?)c.Id).FirstOrDefaultAsync(token);
        }
        return found;
    }
}
