using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Jobs;
using CaseReferral.Core.Notices;
using CaseReferral.Core.Reference;
using CaseReferral.Web.Setup;
using CaseReferral.Web.Setup.Scheduling;
using Microsoft.Extensions.DependencyInjection;

namespace CaseReferral.Testing;

/// <summary>One node of a deployment over a test database: services and jobs wired as the application wires them.</summary>
public sealed class TestNode : IJobScopes, IAsyncDisposable
{
    private readonly ServiceProvider services;

    public TestNode(TestDatabase database, JobCatalogue? jobs = null, IMailSender? mail = null, TimeProvider? time = null, SchedulerPace? pace = null)
    {
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddCore();
        collection.AddSingleton(Regions.Load(includeDemo: true));
        collection.AddSingleton(jobs ?? new JobCatalogue());
        collection.AddSingleton(time ?? database.Clock);
        collection.AddSingleton(database.Choice);
        collection.AddSingleton(pace ?? new SchedulerPace());
        collection.AddSingleton<QuartzTimetable>();
        collection.AddSingleton<IJobTimetable>(sp => sp.GetRequiredService<QuartzTimetable>());
        collection.AddSingleton(database.Contexts);
        collection.AddSingleton(database.Index);
        collection.AddSingleton(WorkCalendar.Embedded());
        collection.AddSingleton(mail ?? new NoMail());
        collection.AddSingleton<IJobScopes>(this);
        collection.AddScoped<Acting>();
        collection.AddScoped(sp => sp.GetRequiredService<AppDbContexts>().For(() => sp.GetRequiredService<Acting>().Actor));
        services = collection.BuildServiceProvider();
    }

    public AsyncServiceScope Begin(Actor actor)
    {
        var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Acting>().Actor = actor;
        return scope;
    }

    /// <summary>The timetable as this node sees it; nothing runs by itself before it is started.</summary>
    public QuartzTimetable Timetable => services.GetRequiredService<QuartzTimetable>();

    /// <summary>What this node is called.</summary>
    public string Name => services.GetRequiredService<JobRunner>().Node;

    /// <summary>Runs one job now.</summary>
    public Task<JobResult> RunAsync(string job) =>
        services.GetRequiredService<JobRunner>().RunAsync(services.GetRequiredService<JobCatalogue>().Find(job)!, CancellationToken.None);

    /// <summary>Does one item alone, as a node would that was taken for dead and goes on.</summary>
    public async Task<bool> DoAsync(string job, Guid id)
    {
        var description = services.GetRequiredService<JobCatalogue>().Find(job)!;
        await using var scope = Begin(Actor.System(job));
        return await ((Job)ActivatorUtilities.CreateInstance(scope.ServiceProvider, description.Type)).DoAsync(id, CancellationToken.None);
    }

    /// <summary>Uses one service as an actor, in a scope of its own.</summary>
    public async Task AsAsync<T>(Actor actor, Func<T, Task> use) where T : notnull
    {
        await using var scope = Begin(actor);
        await use(scope.ServiceProvider.GetRequiredService<T>());
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private sealed class Acting
    {
        public Actor Actor { get; set; } = Actor.System("test");
    }
}
