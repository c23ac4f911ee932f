using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CaseReferral.Web.Features.Status;

/// <summary>
/// The last reading of all checks, renewed when it is older than a second: anybody may ask, and nobody can make work for the
/// database by asking often.
/// </summary>
public sealed partial class HealthReadings(HealthCheckService checks, TimeProvider time, ILogger<HealthReadings> logger) : IDisposable
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
                (last, readAt) = (Told(await checks.CheckHealthAsync(token)), time.GetTimestamp());
            return last;
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>The log hears of changes only: a balancer asks every second.</summary>
    private HealthReport Told(HealthReport now)
    {
        if (now.Status != (last?.Status ?? HealthStatus.Healthy))
            LogChange(now.Status, string.Join(", ", now.Entries.Where(e => e.Value.Status != HealthStatus.Healthy).Select(e => $"{e.Key} {e.Value.Description}")));
        return now;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Health is now {Status}: {Checks}")]
    private partial void LogChange(HealthStatus status, string checks);

    public void Dispose() => one.Dispose();
}
