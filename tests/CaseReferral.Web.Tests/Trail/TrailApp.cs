using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Trail;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseReferral.Web.Tests.Trail;

/// <summary>The application with the demo cases, and a look at what it wrote into the trail.</summary>
public sealed class TrailApp : IAsyncDisposable
{
    /// <summary>The name of the boy of the first demo case.</summary>
    public const string Name = "张小样";

    public AppFactory App { get; } = new() { DemoCases = true };

    public AppDbContext Open() => App.Services.GetRequiredService<AppDbContexts>().For(Actor.System("test"));

    /// <summary>The first demo case: placed at fuliyuan, opened by shi-xingzhen.</summary>
    public async Task<(Guid Case, string Number, Guid Handoff)> BoyAsync()
    {
        await using var db = Open();
        var @case = await db.Set<Case>().OrderBy(c => c.Serial).FirstAsync();
        return (@case.Id, @case.Number, await db.Set<Handoff>().Where(h => h.CaseId == @case.Id).Select(h => h.Id).FirstAsync());
    }

    /// <summary>The rows a step leaves, in the order of their chains.</summary>
    public async Task<List<AuditEntry>> TellsAsync(Func<Task> step)
    {
        await using var db = Open();
        var before = await db.Set<AuditEntry>().Select(r => r.Id).ToListAsync();
        await step();
        return [.. (await db.Set<AuditEntry>().AsNoTracking().ToListAsync()).Where(r => !before.Contains(r.Id)).OrderBy(r => r.Chain).ThenBy(r => r.Number)];
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
