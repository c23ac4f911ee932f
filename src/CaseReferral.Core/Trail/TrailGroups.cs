using System.Collections.Concurrent;
using System.Reflection;
using CaseReferral.Core.Access;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace CaseReferral.Core.Trail;

/// <summary>Which field groups a row of the trail speaks of; see <see cref="InGroupAttribute"/>.</summary>
public static class TrailGroups
{
    private static readonly ConcurrentDictionary<(Type, string), FieldGroup> Known = new();

    internal static FieldGroup Of(EntityEntry entry, IEnumerable<PropertyEntry> fields) =>
        entry.Entity is IInGroup row
            ? row.Group
            : fields.Aggregate(Of(entry.Metadata.ClrType, fields), (all, p) => all | Of(entry.Metadata.ClrType, p.Metadata.Name));

    /// <summary>The group of one field; none when neither field nor entity names one.</summary>
    public static FieldGroup Of(Type entity, string field) => Known.GetOrAdd((entity, field), key =>
        (key.Item1.GetProperty(key.Item2)?.GetCustomAttribute<InGroupAttribute>()
            ?? key.Item1.GetCustomAttribute<InGroupAttribute>())?.Group ?? FieldGroup.None);

    /// <summary>A row without a field to show, such as a new record nobody has filled yet, speaks of its entity's group.</summary>
    private static FieldGroup Of(Type entity, IEnumerable<PropertyEntry> fields) =>
        fields.Any() ? FieldGroup.None : Of(entity, "");
}
