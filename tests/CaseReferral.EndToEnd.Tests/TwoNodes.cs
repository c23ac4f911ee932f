using CaseReferral.Core.Trail;
using CaseReferral.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace CaseReferral.EndToEnd.Tests;

/// <summary>
/// Two processes of the real program behind nginx, which gives each request to the other node than the last one. They share
/// what nodes share: the database on PostgreSQL and the data folder. They go by the clock of the story; what happens by itself
/// happens when the story says so, in a third host.
/// </summary>
public class TwoNodes : Browsers
{
    private readonly PostgresCopy database = new();
    private readonly List<Executable> nodes = [];
    private readonly Turns turns = new();
    private SharedClock? clock;
    private Nginx? nginx;

    protected override bool Records => true;

    protected override string? Missing => TestDatabase.Missing("postgres") ?? Nginx.Missing;

    protected override AppFactory Made() => new()
    {
        Log = new(),
        Settings = new Dictionary<string, string>
        {
            ["Database:Provider"] = "Postgres",
            ["ConnectionStrings:Default"] = database.ConnectionString,
            ["Database:MigrateAtStart"] = "true",
        },
    };

    protected override async Task<string> OpenAsync()
    {
        _ = App.Services; // makes the database, the keys and the city
        clock = SharedClock.Following(Clock);
        string[] settings =
        [
            "--DemoCases=false", "--Jobs:Enabled=false", "--Proxies:Known:0=127.0.0.1", "--Accounts:SignInsPerName=1000", "--Accounts:SignInsPerAddress=1000",
            "--Limits:Uploads=1000", "--Limits:Reveals=1000", "--Limits:Opens=1000", .. database.Settings,
        ];
        int[] ports = [Executable.FreePort(), Executable.FreePort()];
        nodes.AddRange(await Task.WhenAll(ports.Select(port => Executable.ServeAsync(App.Folder, port, settings, clock))));
        nginx = new Nginx(ports);
        await nginx.ReadyAsync(CancellationToken.None);
        return nginx.Address.ToString();
    }

    protected override void Watch(IBrowserContext context) => turns.Watch(context);

    /// <summary>What lies in the tables and what the nodes have logged, besides the files.</summary>
    public override async IAsyncEnumerable<(string Place, byte[] Bytes)> PlacesAsync()
    {
        await foreach (var place in base.PlacesAsync())
            yield return place;
        foreach (var node in nodes)
            yield return ("the log of a node", System.Text.Encoding.UTF8.GetBytes(node.Output));
        await foreach (var table in database.TablesAsync())
            yield return table;
    }

    /// <summary>Both served, and what they wrote together is one whole trail.</summary>
    public override async Task AreRightAsync()
    {
        NodesTable.Add(TestContext.Current.TestMethod!.MethodName, turns.Told);
        turns.AreTaken();
        var trail = await App.Services.GetRequiredService<TrailVerifier>().VerifyAsync(null, null, TestContext.Current.CancellationToken);
        Assert.True(trail.Rows > 0 && trail.Broken.Count == 0, $"{trail.Rows} rows, broken: {string.Join(", ", trail.Broken)}");
    }

    public override async ValueTask DisposeAsync()
    {
        if (nginx is not null)
            await nginx.DisposeAsync();
        foreach (var node in nodes)
            await node.DisposeAsync();
        await base.DisposeAsync();
        clock?.Dispose();
        if (Missing is null)
            await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

/// <summary>The same for what is not run with all tests.</summary>
public sealed class TwoNodesInFull : TwoNodes
{
    protected override string? Missing => NodesTable.IsWanted ? base.Missing : "scripts/nodes.sh runs this scenario on two nodes, beside the others";
}
