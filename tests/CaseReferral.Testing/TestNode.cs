using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Jobs;
using CaseReferral.Core.Notices;
using CaseReferral.Core.Reference;
using CaseReferral.Web.Setup;
using Microsoft.Extensions.DependencyInjection;

namespace CaseReferral.Testing;

/// <summary>One node of a deployment over a test database: services and jobs wired as the application wires them.</summary>
public sealed class TestNode : IJobScopes, IAsyncDisposable
{
    private readonly ServiceProvider services;

    public TestNode(TestDatabase database, JobCatalogue? jobs = null, IMailSender? mail = null)
    {
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddCore();
        collection.AddSingleton(Regions.Load(includeDemo: true));
        collection.AddSingleton(jobs ?? new JobCatalogue());
        collection.AddSingleton<TimeProvider>(database.Clock);
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

    /// <summary>Runs one job if it is due.</summary>
    public Task<bool> RunAsync(string job) =>
        services.GetRequiredService<JobRunner>().RunAsync(services.GetRequiredService<JobCatalogue>().Find(job)!, CancellationToken.None);

    /// <summary>Does one item without lease and timetable, as a node would whose lease ran out.</summary>
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
