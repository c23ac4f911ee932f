namespace CaseReferral.Yardstick.Data;

/// <summary>
/// SQLite lets one write at a time and waits by polling. Without this the yardstick would measure the polling and be easy
/// to beat; other databases pass freely.
/// </summary>
public sealed class OneWriter(bool isNeeded) : IDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);

    public async Task<T> RunAsync<T>(Func<Task<T>> write, CancellationToken token)
    {
        if (!isNeeded)
            return await write();
        await gate.WaitAsync(token);
        try
        {
            return await write();
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();
}
