namespace CaseReferral.Core.Jobs;

/// <summary>Wakes this node's host before its time when somebody asks for a run. Other nodes see the request at their next look.</summary>
public sealed class JobBell : IDisposable
{
    private readonly SemaphoreSlim bell = new(0, 1);

    public void Ring()
    {
        try
        {
            bell.Release();
        }
        catch (SemaphoreFullException)
        {
            // Rung already.
        }
    }

    public Task WaitAsync(TimeSpan longest, CancellationToken token) => bell.WaitAsync(longest, token);

    public void Dispose() => bell.Dispose();
}
