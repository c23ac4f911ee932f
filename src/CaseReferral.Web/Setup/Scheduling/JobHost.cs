namespace CaseReferral.Web.Setup.Scheduling;

/// <summary>Starts the scheduler of this node with the application, keeps the timetable whole, and ends both together.</summary>
internal sealed partial class JobHost(QuartzTimetable timetable, SchedulerPace pace, TimeProvider time, ILogger<JobHost> logger) : BackgroundService
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        for (var started = false; !stoppingToken.IsCancellationRequested;)
        {
            try
            {
                await timetable.RepairAsync(stoppingToken);
                if (!started)
                    await timetable.StartAsync(stoppingToken);
                started = true;
                await Task.Delay(pace.Repair, time, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                // The database may be away for a while; the host must outlive that.
                LogFailure(failure);
                await Task.Delay(Again, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await timetable.EndAsync(cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The timetable of the jobs could not be kept")]
    private partial void LogFailure(Exception failure);
}
