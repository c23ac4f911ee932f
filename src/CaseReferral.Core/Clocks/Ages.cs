namespace CaseReferral.Core.Clocks;

/// <summary>Ages in completed years (周岁).</summary>
public static class Ages
{
    /// <summary>Completed years on a day; a birthday counts from that day on. Never negative.</summary>
    public static int Years(DateOnly birth, DateOnly on)
    {
        var years = on.Year - birth.Year;
        // AddYears moves 29 February to the 28th: born on a leap day, a year is complete on 28 February.
        return Math.Max(0, birth.AddYears(years) > on ? years - 1 : years);
    }
}
