namespace CaseReferral.Core.Limits;

/// <summary>
/// The minute in which requests are counted: the same one on every node, whoever asks first. Clocks a second apart share all of a
/// minute but that second.
/// </summary>
/// <param name="Number">Minutes since 1970-01-01 00:00 UTC.</param>
public readonly record struct CountWindow(int Number)
{
    /// <param name="utc">A moment in UTC.</param>
    public static CountWindow At(DateTime utc) => new((int)((utc.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMinute));

    /// <summary>How long after a moment in it the next one begins: more than nothing, at most a minute.</summary>
    public TimeSpan Left(DateTime utc) => DateTime.UnixEpoch.AddMinutes(Number + 1) - utc;
}
