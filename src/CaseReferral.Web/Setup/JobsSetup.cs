using CaseReferral.Core.Common;
using CaseReferral.Core.Jobs;

namespace CaseReferral.Web.Setup;

/// <summary>Hosts the automatic steps. "Jobs:Enabled": false makes a node that serves pages only.</summary>
internal static class JobsSetup
{
    public static void AddJobs(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IJobScopes, JobScopes>();
        if (configuration.GetValue("Jobs:Enabled", true))
            services.AddHostedService<JobHost>();
    }
}

/// <summary>A scope whose actor is the job, as a request's is the officer.</summary>
internal sealed class JobScopes(IServiceScopeFactory scopes) : IJobScopes
{
    public AsyncServiceScope Begin(Actor actor)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().ActAs(actor);
        return scope;
    }
}

/// <summary>Looks every half minute, or when the bell rings, which jobs are due. Which node runs one is the lease's decision.</summary>
internal sealed partial class JobHost(JobRunner runner, JobBell bell, ILogger<JobHost> logger) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await runner.RunDueAsync(stoppingToken);
                await bell.WaitAsync(Look, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                // The database may be away for a while; the host must outlive that.
                LogFailure(failure);
                await Task.Delay(Look, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Jobs could not be looked at")]
    private partial void LogFailure(Exception failure);
}
