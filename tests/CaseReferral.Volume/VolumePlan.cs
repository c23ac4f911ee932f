using CaseReferral.Core.Clocks;

namespace CaseReferral.Volume;

/// <summary>How much to load, and how it is spread over the years. The same seed gives the same stories.</summary>
public sealed record VolumePlan
{
    public required int Cases { get; init; }
    /// <summary>UTC; the newest case is opened just before it.</summary>
    public required DateTime Now { get; init; }
    public int Years { get; init; } = 8;
    public int Seed { get; init; } = 2026;

    /// <summary>
    /// Cases still worked on. Sixty units have so many hands: the archive grows with the years, the open work does not.
    /// </summary>
    public int Open { get; init; } = -1;

    public int OpenCases => Open >= 0 ? Math.Min(Open, Cases) : Math.Min(Cases / 12, 12_000);

    /// <summary>One line per case, oldest first; numbers count up within each year as the real ones do.</summary>
    public IEnumerable<CaseLine> Lines()
    {
        var span = TimeSpan.FromDays(365.25 * Years);
        var (year, counter) = (0, 0);
        for (var i = 0; i < Cases; i++)
        {
            var opened = Now - span + (span - TimeSpan.FromHours(3)) * ((i + 1d) / Cases);
            if (ChinaTime.LocalDate(opened).Year is var local && local != year)
                (year, counter) = (local, 0);
            yield return new CaseLine(i, opened, year, ++counter, i >= Cases - OpenCases);
        }
    }
}

/// <summary>Place of one case in the plan.</summary>
public sealed record CaseLine(int Index, DateTime OpenedAt, int Year, int Counter, bool IsOpen)
{
    /// <summary>Hand-off numbers reserved for each case; a story holds fewer.</summary>
    public const int HandoffsPerCase = 8;

    public long Serial => Core.Common.Serial.Of(Year, Counter);
    public long HandoffSerial(int n) => Core.Common.Serial.Of(Year, (long)Counter * HandoffsPerCase + n);
}
