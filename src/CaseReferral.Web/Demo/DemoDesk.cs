using System.Text;
using CaseReferral.Core.Attachments;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;
using CaseReferral.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Demo;

/// <summary>Lets the demo's officers work: each act is in a scope of its own, under the rights of the officer it is given to.</summary>
internal sealed class DemoDesk(IServiceProvider services)
{
    private readonly Dictionary<string, Actor> actors = [];

    public async Task<Actor> ActorAsync(string account)
    {
        if (actors.TryGetValue(account, out var known))
            return known;
        await using var db = services.GetRequiredService<AppDbContexts>().For(Actor.System("demo"));
        var officer = await db.Users.SingleAsync(o => o.UserName == account);
        var unit = await db.Set<Organisation>().SingleAsync(o => o.Id == officer.OrganisationId);
        return actors[account] = new(officer.Id, officer.DisplayName, unit.Id, unit.Name, unit.Kind, unit.RegionCode, officer.Role);
    }

    /// <summary>One use case of one officer.</summary>
    public async Task<T> AsAsync<T>(string account, Func<IServiceProvider, Task<T>> act)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().ActAs(await ActorAsync(account));
        return await act(scope.ServiceProvider);
    }

    /// <inheritdoc cref="AsAsync{T}"/>
    public Task AsAsync(string account, Func<IServiceProvider, Task> act) => AsAsync(account, async scope =>
    {
        await act(scope);
        return true;
    });

    public Task FireAsync(string account, Guid handoff, HandoffAction action, HandoffInput input) => AsAsync(account, async scope =>
        await scope.GetRequiredService<HandoffService>().FireAsync(handoff, action, await VersionAsync(scope, handoff), input, default));

    public Task RecordAsync(string account, Guid handoff, Func<IServiceProvider, HandoffMove, Task> write) => AsAsync(account, async scope =>
        await scope.GetRequiredService<HandoffService>().RecordAsync(handoff, await VersionAsync(scope, handoff), move => write(scope, move), default));

    /// <summary>An act on the case, with the version its page would have shown.</summary>
    public Task OnCaseAsync(string account, Guid id, Func<IServiceProvider, int, Task> act) => AsAsync(account, async scope =>
        await act(scope, await scope.GetRequiredService<AppDbContext>().Set<Case>().Where(c => c.Id == id).Select(c => c.Version).SingleAsync()));

    /// <summary>A paper without content: what counts is that it is there.</summary>
    public Task AttachAsync(string account, Guid @case, string category, string name) => AsAsync(account, async scope =>
    {
        using var paper = new MemoryStream(Encoding.ASCII.GetBytes("%PDF-1.4\n%%EOF\n"));
        await scope.GetRequiredService<AttachmentService>().AddAsync(@case, null, category, name, paper, default);
    });

    private static Task<int> VersionAsync(IServiceProvider scope, Guid id) =>
        scope.GetRequiredService<AppDbContext>().Set<Handoff>().Where(h => h.Id == id).Select(h => h.Version).SingleAsync();
}
