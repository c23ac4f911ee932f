using System.Net;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Supervision;
using CaseReferral.Testing;
using CaseReferral.Web.Tests.Features.Handoffs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CaseReferral.Web.Tests.Operations;

/// <summary>
/// Two nodes behind nginx on one PostgreSQL, each request on the next node: clerks of one centre press the same buttons at
/// once while one node after the other is killed and started again. Nothing is lost and nothing is done twice.
/// </summary>
public sealed class TwoNodesTests
{
    private const int Clerks = 2;
    private const int Handoffs = 10;
    private int sent, unanswered;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nodes_KilledUnderLoad_LoseNothing_AndDoNothingTwice()
    {
        if ((TestDatabase.Missing("postgres") ?? Nginx.Missing) is { } reason)
            Assert.Skip(reason);
        await using var database = new PostgresCopy();
        await using var app = new AppFactory
        {
            Settings = new Dictionary<string, string> { ["Database:Provider"] = "Postgres", ["ConnectionStrings:Default"] = database.ConnectionString, ["Database:MigrateAtStart"] = "true" },
        };
        app.Clock.Advance(TimeProvider.System.GetUtcNow().AddMinutes(-5) - app.Clock.GetUtcNow());
        var story = new Story(app);
        var ids = new List<Guid>();
        for (var i = 0; i < Handoffs; i++)
            ids.Add(await story.HandoffAsync(HandoffStatus.Sent));
        var accept = ActionValues.Of(await story.InputAsync(HandoffAction.Accept, Story.Receiver));

        string[] settings = ["--DemoCases=false", "--Proxies:Known:0=127.0.0.1", "--Accounts:SignInsPerName=1000", .. database.Settings];
        var (left, right) = (Executable.FreePort(), Executable.FreePort());
        await using var nginx = new Nginx(left, right);
        var nodes = new[] { await Executable.ServeAsync(app.Folder, left, settings), await Executable.ServeAsync(app.Folder, right, settings) };
        try
        {
            await nginx.ReadyAsync(Token);
            var done = 0;
            var clerks = Enumerable.Range(0, Clerks).Select(n => Task.Run(async () =>
            {
                var clerk = await nginx.Visitor().SignInAsync(Story.Receiver);
                foreach (var id in ids.Skip(n).Concat(ids.Take(n)))
                {
                    await PressAsync(clerk, id, HandoffAction.Sign, new Dictionary<string, string?>());
                    await PressAsync(clerk, id, HandoffAction.Accept, accept);
                    Interlocked.Increment(ref done);
                }
            }, Token)).ToList();
            foreach (var (node, port) in new[] { (0, left), (1, right) })
            {
                while (Volatile.Read(ref done) < Clerks * Handoffs * (node + 1) / 4)
                    await Task.Delay(20, Token);
                await nodes[node].DisposeAsync(); // SIGKILL
                nodes[node] = await Executable.ServeAsync(app.Folder, port, settings);
            }
            try
            {
                await Task.WhenAll(clerks);
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException(nginx.Complaints, failure);
            }
        }
        finally
        {
            foreach (var node in nodes)
                await node.DisposeAsync();
        }
        var events = new List<(Guid, HandoffAction)>();
        foreach (var id in ids)
            events.AddRange((await story.FindAsync(id))!.Events.Select(e => (id, e.Action)));
        NodesTable.Add(TestContext.Current.TestMethod!.MethodName, $"{Clerks} clerks pressed {sent} times for {2 * Handoffs} steps, {unanswered} requests got no answer; "
            + $"lost {3 * Handoffs - events.Distinct().Count()}, done twice {events.Count - events.Distinct().Count()}");
        Assert.All([left, right], port => Assert.True(nginx.AnsweredBy(port) > Handoffs / 2, "One node stood idle."));
        foreach (var id in ids)
        {
            var after = (await story.FindAsync(id))!;
            Assert.Equal(HandoffStatus.Accepted, after.Status);
            Assert.Equal([HandoffAction.Send, HandoffAction.Sign, HandoffAction.Accept], after.Events.OrderBy(e => e.Number).Select(e => e.Action));
        }
        await Executable.RunAsync(app.Folder, 0, ["audit", "verify", .. database.Settings]);
        // The numbers of inbox and dashboard are kept in the saves that were killed: counted anew, they are the same.
        var contexts = app.Services.GetRequiredService<AppDbContexts>();
        Assert.Equal((0, 0), (await new HeldRecount(contexts).RunAsync(Token), (await new OverdueRecount(contexts, TimeProvider.System).RunAsync(Token)).Counts));
    }

    /// <summary>As a person does it: opens the page, presses what is there, and looks again when no answer came.</summary>
    private async Task PressAsync(Visitor clerk, Guid id, HandoffAction action, IReadOnlyDictionary<string, string?> values)
    {
        var path = $"/handoffs/{id}/do/{action.ToString().ToLowerInvariant()}";
        for (var attempt = 0; attempt < 1200; attempt++)
        {
            await clerk.GoAsync($"/handoffs/{id}");
            if (clerk.Status == HttpStatusCode.OK)
            {
                if (clerk.Page.QuerySelector($"form[action='{path}'], a[href='{path}']") is not { } way)
                    return; // it is done, by her or by a colleague
                Interlocked.Increment(ref sent);
                if (way.TagName == "FORM")
                    await clerk.SendAsync([], $"form[action='{path}']");
                else if ((await clerk.GoAsync(path)).Status == HttpStatusCode.OK && clerk.Page.QuerySelector("main form") is not null)
                    await clerk.SendAsync(values.Where(v => clerk.Page.QuerySelector($"main form [name='{v.Key}']") is not null).ToDictionary());
            }
            if (clerk.Status is HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout)
            {
                Interlocked.Increment(ref unanswered);
                await Task.Delay(50, Token);
            }
            Assert.True(clerk.Status is HttpStatusCode.OK or HttpStatusCode.Conflict or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout, $"{action} answered {clerk.Status}: {clerk.Text}");
        }
        Assert.Fail($"{action} of {id} does not succeed: {clerk.Status}");
    }
}
