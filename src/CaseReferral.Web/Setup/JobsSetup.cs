using CaseReferral.Core.Common;
using CaseReferral.Core.Jobs;
using CaseReferral.Web.Setup.Scheduling;

namespace CaseReferral.Web.Setup;

/// <summary>Hosts the automatic steps. "Jobs:Enabled": false makes a node that serves pages only.</summary>
internal static class JobsSetup
{
    public static void AddJobs(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IJobScopes, JobScopes>();
        services.AddSingleton(new SchedulerPace());
        services.AddSingleton<QuartzTimetable>();
        services.AddSingleton<IJobTimetable>(sp => sp.GetRequiredService<QuartzTimetable>());
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
