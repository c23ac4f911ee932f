using System.Globalization;

namespace CaseReferral.Web.Shell;

/// <summary>The last row of a page, in a list ordered by a moment and then by a key; the next page begins after it.</summary>
/// <param name="At">The moment, UTC.</param>
/// <param name="Key">What orders the rows of one moment.</param>
public readonly record struct DateCursor<TKey>(DateTime At, TKey Key) where TKey : struct, ISpanParsable<TKey>;

/// <summary>A <see cref="DateCursor{TKey}"/> as it stands in an address.</summary>
public static class DateCursor
{
    public static string Of<TKey>(DateTime at, TKey key) where TKey : struct, ISpanParsable<TKey> =>
        string.Create(CultureInfo.InvariantCulture, $"{at.Ticks}~{key}");

    /// <summary>Reads what <see cref="Of"/> wrote.</summary>
    /// <returns>Null for anything else: the address is the reader's, and a wrong one shows the first page.</returns>
    public static DateCursor<TKey>? Parse<TKey>(string? text) where TKey : struct, ISpanParsable<TKey> =>
        text?.Split('~') is [var at, var key] && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            && ticks <= DateTime.MaxValue.Ticks && TKey.TryParse(key, CultureInfo.InvariantCulture, out var last)
            ? new(new DateTime(ticks, DateTimeKind.Utc), last) : null;
}
