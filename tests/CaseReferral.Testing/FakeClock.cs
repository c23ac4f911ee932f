namespace CaseReferral.Testing;

/// <summary>A clock a test moves by hand. Starts on Monday 2026-03-02 10:00 in Shanghai unless told otherwise.</summary>
public sealed class FakeClock : TimeProvider
{
    private DateTimeOffset now = new(2026, 3, 2, 2, 0, 0, TimeSpan.Zero);

    /// <summary>Is told of every move.</summary>
    public event Action<DateTimeOffset>? Moved;

    public override DateTimeOffset GetUtcNow() => now;

    /// <summary>Sets local (Shanghai) time.</summary>
    public void Set(DateTime local) => MoveTo(new DateTimeOffset(local, TimeSpan.FromHours(8)).ToUniversalTime());

    public void Advance(TimeSpan by) => MoveTo(now + by);

    private void MoveTo(DateTimeOffset moment)
    {
        now = moment;
        Moved?.Invoke(moment);
    }
}
