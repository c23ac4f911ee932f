namespace CaseReferral.Testing;

/// <summary>A clock that runs as every clock does, and that a test sets forward or back.</summary>
public sealed class RunningClock : TimeProvider
{
    private long offset;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Volatile.Read(ref offset));

    public void Advance(TimeSpan by) => Interlocked.Add(ref offset, by.Ticks);
}
