using System.Globalization;

namespace CaseReferral.Core.Supervision;

/// <summary>
/// Where an overdue limit stands: whose it is, in which region, how far up the ladder. That a limit passes its end is no save, so
/// <see cref="OverdueNoticing"/> looks for those that did; before its next run, a page counts those few by their index.
/// </summary>
/// <param name="RegionCode">Region of the case.</param>
/// <param name="HolderId">Unit whose clock runs.</param>
/// <param name="Rung">Rungs climbed.</param>
/// <param name="Rests">No next rung is planned.</param>
public sealed record OverdueStanding(string RegionCode, Guid HolderId, int Rung, bool Rests)
{
    /// <summary>Six digits, a unit, a rung of one digit, "r", and two separators.</summary>
    public const int MaxLength = 42;

    /// <summary>Stands for a clock that urges nobody, so that no search for what became late meets it.</summary>
    public const string Never = "-";

    /// <param name="clock">A running limit.</param>
    /// <param name="holder">Unit whose clock it is.</param>
    /// <param name="region">Region of the case.</param>
    /// <param name="nowUtc">The moment of the save.</param>
    /// <returns>Null when it is not counted: not late, or given more time since.</returns>
    public static OverdueStanding? Of(IUrgedClock clock, Guid? holder, string region, DateTime nowUtc) =>
        clock.DueAt < nowUtc && holder is { } unit ? new(region, unit, clock.Rung, clock.NextRungAt is null) : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{RegionCode}/{HolderId:N}/{Rung}{(Rests ? "r" : "")}");

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static OverdueStanding Parse(string text)
    {
        var parts = text.Split('/');
        return new(parts[0], Guid.ParseExact(parts[1], "N"), int.Parse(parts[2].TrimEnd('r'), CultureInfo.InvariantCulture), parts[2].EndsWith('r'));
    }
}
