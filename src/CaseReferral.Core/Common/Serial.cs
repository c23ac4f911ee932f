using System.Globalization;

namespace CaseReferral.Core.Common;

/// <summary>
/// A readable number that is also a sort key: year × 10,000,000 + counter, shown as 2026-0047. Numbers, unlike
/// Guids, sort alike on all three databases, so lists page by them.
/// </summary>
public static class Serial
{
    private const long PerYear = 10_000_000;

    public static long Of(int year, long counter) => year * PerYear + counter;

    /// <summary>Year and counter of a serial.</summary>
    public static (int Year, long Counter) Parts(long serial) => ((int)(serial / PerYear), serial % PerYear);

    public static string Format(long serial) =>
        string.Create(CultureInfo.InvariantCulture, $"{serial / PerYear}-{serial % PerYear:0000}");

    /// <summary>Reads "2026-0047" back; false for anything else.</summary>
    public static bool TryParse(string? text, out long serial)
    {
        serial = 0;
        var parts = text?.Trim().Split('-') ?? [];
        if (parts.Length != 2 || parts[0].Length != 4 || parts[1].Length is 0 or > 7
            || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || !long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var counter))
            return false;
        serial = Of(year, counter);
        return true;
    }
}
