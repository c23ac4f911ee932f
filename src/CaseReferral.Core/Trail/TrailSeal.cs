using System.Globalization;
using System.Text;
using CaseReferral.Core.Protection;

namespace CaseReferral.Core.Trail;

/// <summary>
/// Seals the trail with the HMAC of the index key's suite under keys that lie outside the database: who can write the tables but has no key file
/// cannot make a chain that verifies. The keys do not rotate, or old rows could never be verified again.
/// </summary>
public sealed class TrailSeal(KeyRing ring)
{
    private readonly SuiteKey rows = ring.DeriveIndex("trail"), values = ring.DeriveIndex("trail-values");

    /// <summary>Hash over fields in order; each is written with its length, so no two lists of fields read alike.</summary>
    public string Of(params IEnumerable<object?> fields) => Hash(rows, fields);

    /// <summary>
    /// Stands for a secret value in the trail: equal values of one field of one record give equal digests, and nothing else
    /// can be told from them.
    /// </summary>
    public string? OfValue(string entity, string? id, string property, string? value) =>
        value is null ? null : Hash(values, [entity, id, property, value])[..32];

    /// <summary>Whole microseconds: PostgreSQL keeps no more, and a hash must read back the same everywhere.</summary>
    public static DateTime Instant(DateTime utc) => utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerMicrosecond));

    private static string Hash(SuiteKey key, IEnumerable<object?> fields)
    {
        var text = new StringBuilder();
        foreach (var field in fields)
        {
            var value = Text(field);
            text.Append(CultureInfo.InvariantCulture, $"{value?.Length ?? -1}:{value}");
        }
        return Convert.ToHexStringLower(key.Mac(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static string? Text(object? field) => field switch
    {
        DateTime at => Instant(at).Ticks.ToString(CultureInfo.InvariantCulture),
        Guid id => id.ToString("N"),
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        _ => field?.ToString(),
    };
}
