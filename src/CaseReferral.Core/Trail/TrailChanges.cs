using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using CaseReferral.Core.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace CaseReferral.Core.Trail;

/// <summary>
/// The changed fields of one row as JSON: field → [old, new]. A secret field gives {"old": digest, "new": digest} instead:
/// that it changed, and whether two values were equal, can be proven; the value cannot be read.
/// </summary>
public static class TrailChanges
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Bookkeeping that says nothing about the thing itself.</summary>
    private static readonly HashSet<string> Ignored =
        [nameof(IVersioned.Version), "ConcurrencyStamp", "AccessFailedCount", "NormalizedUserName", "NormalizedEmail", nameof(Cases.Case.Touches),
            nameof(Supervision.IUrgedClock.CountedAs), nameof(Rescues.RescueRecord.EntryKey)];

    private static readonly ConcurrentDictionary<PropertyInfo, bool> Marked = new();

    /// <summary>The fields a save changes: all that have a value for a new or deleted row.</summary>
    internal static List<PropertyEntry> In(EntityEntry entry) =>
        [.. entry.Properties.Where(p => !Ignored.Contains(p.Metadata.Name) && !p.Metadata.IsPrimaryKey() && entry.State switch
        {
            EntityState.Modified => p.IsModified && !Equals(p.OriginalValue, p.CurrentValue),
            EntityState.Added => p.CurrentValue is not (null or false),
            _ => p.OriginalValue is not (null or false),
        })];

    internal static string? Write(EntityEntry entry, List<PropertyEntry> fields, string id, TrailSeal seal)
    {
        var entity = entry.Metadata.ClrType.Name;
        var pairs = fields.ToDictionary(p => p.Metadata.Name, p =>
        {
            var (old, @new) = (entry.State == EntityState.Added ? null : Text(p.OriginalValue), entry.State == EntityState.Deleted ? null : Text(p.CurrentValue));
            return IsSecret(p)
                ? new { old = seal.OfValue(entity, id, p.Metadata.Name, old), @new = seal.OfValue(entity, id, p.Metadata.Name, @new) }
                : (object)new[] { old, @new };
        });
        return pairs.Count == 0 ? null : JsonSerializer.Serialize(pairs, Json);
    }

    /// <summary>Reads what was written; nothing for rows without changes.</summary>
    public static IReadOnlyList<FieldChange> Read(string? changes)
    {
        if (changes is null)
            return [];
        using var document = JsonDocument.Parse(changes);
        return [.. document.RootElement.EnumerateObject().Select(field => field.Value.ValueKind == JsonValueKind.Array
            ? new FieldChange(field.Name, field.Value[0].GetString(), field.Value[1].GetString(), false)
            : new FieldChange(field.Name, field.Value.GetProperty("old").GetString(), field.Value.GetProperty("new").GetString(), true))];
    }

    private static bool IsSecret(PropertyEntry property)
    {
        var (name, member) = (property.Metadata.Name, property.Metadata.PropertyInfo);
        return member is not null && Marked.GetOrAdd(member, static m => m.IsDefined(typeof(EncryptedAttribute), true) || m.IsDefined(typeof(NotInTrailAttribute), true))
            || name.EndsWith("Stamp", StringComparison.Ordinal)
            || name.EndsWith("Hash", StringComparison.Ordinal) && name != nameof(Handoffs.Handoff.LastEventHash)
            // Identity's own columns hold keys, tokens, mail addresses and telephone numbers.
            || IsIdentityText(property) && name != "UserName";
    }

    private static bool IsIdentityText(PropertyEntry property) =>
        property.Metadata.PropertyInfo?.DeclaringType?.Namespace?.StartsWith("CaseReferral", StringComparison.Ordinal) != true
        && property.Metadata.ClrType is var type && !type.IsValueType;

    private static string? Text(object? value) => value switch
    {
        null => null,
        bool flag => flag ? "true" : "false",
        DateTime at => at.ToString("O", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        byte[] bytes => Convert.ToHexStringLower(bytes),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}

/// <summary>One changed field; for a secret one, old and new are digests.</summary>
public sealed record FieldChange(string Field, string? Old, string? New, bool IsSecret);
