using CaseReferral.Core.Access;
using CaseReferral.Core.Data;

namespace CaseReferral.Core.Trail;

/// <summary>One changed field a reader may see; of a secret one only whether there was and is a value.</summary>
/// <param name="Area">Folder of the entity: two departments may give one field name to different codes.</param>
/// <param name="Field">Name of the property.</param>
/// <param name="Type">Its type; null when it is gone from the model.</param>
/// <param name="Old">As text.</param>
/// <param name="New">As text.</param>
/// <param name="IsSecret">Old and new say only that there is something.</param>
public sealed record SeenChange(string Area, string Field, Type? Type, string? Old, string? New, bool IsSecret);

/// <summary>Cuts the changes of a row down to the field groups a reader may read: what is not for her is absent.</summary>
public sealed class TrailFields(AppDbContext db)
{
    private readonly Dictionary<string, Type> entities = db.Model.GetEntityTypes().GroupBy(e => e.ClrType.Name).ToDictionary(g => g.Key, g => g.First().ClrType);

    public IEnumerable<SeenChange> Of(AuditEntry row, FieldGroup readable)
    {
        if (!entities.TryGetValue(row.Entity, out var entity))
            return [];
        // A document's row stands or falls as a whole, and the query let it pass.
        var whole = typeof(IInGroup).IsAssignableFrom(entity);
        return All(row, entity).Where(c => whole || (TrailGroups.Of(entity, c.Field) & readable) != 0);
    }

    /// <summary>For what belongs to no case: accounts, units, settings.</summary>
    public IEnumerable<SeenChange> OfAdministration(AuditEntry row) =>
        row.CaseId is null && row.Groups == FieldGroup.None && entities.TryGetValue(row.Entity, out var entity) ? All(row, entity) : [];

    private static IEnumerable<SeenChange> All(AuditEntry row, Type entity) => TrailChanges.Read(row.Changes).Select(c =>
        new SeenChange(entity.Namespace!.Split('.')[^1], c.Field, entity.GetProperty(c.Field)?.PropertyType, Seen(c.Old, c.IsSecret), Seen(c.New, c.IsSecret), c.IsSecret));

    private static string? Seen(string? value, bool isSecret) => value is not null && isSecret ? "" : value;
}
