using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CaseReferral.Web.Features.Status;

/// <summary>
/// The last reading of all checks, renewed when it is older than a second: anybody may ask, and nobody can make work for the
/// database by asking often.
/// </summary>
public sealed class HealthReadings(HealthCheckService checks, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Good = TimeSpan.FromSeconds(1);
    private readonly SemaphoreSlim one = new(1, 1);
    private HealthReport? last;
    private long readAt;

    public async Task<HealthReport> ReadAsync(CancellationToken token)
    {
        await one.WaitAsync(token);
        try
        {
            if (last is null || time.GetElapsedTime(readAt) > Good)
                (last, readAt) = (await checks.CheckHealthAsync(token), time.GetTimestamp());
            return last;
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();
}
