namespace CaseReferral.Web.Demo;

/// <summary>
/// The clock of a demo: the real one, but while the history is loaded, before the first request, it is set back to the moment
/// of each step. Never registered without the demo.
/// </summary>
internal sealed class DemoClock(TimeProvider real) : TimeProvider
{
    private TimeSpan offset;

    public override TimeZoneInfo LocalTimeZone => real.LocalTimeZone;
    public override long TimestampFrequency => real.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => real.GetUtcNow() + offset;
    public override long GetTimestamp() => real.GetTimestamp();
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        real.CreateTimer(callback, state, dueTime, period);

    /// <summary>Goes on from this moment.</summary>
    public void SetBackTo(DateTime utc) => offset = utc - real.GetUtcNow().UtcDateTime;

    public void Release() => offset = TimeSpan.Zero;
}
