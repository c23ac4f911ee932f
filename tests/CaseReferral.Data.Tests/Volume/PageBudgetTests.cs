using System.Globalization;
using System.Text;
using AngleSharp.Html.Dom;
using CaseReferral.Testing;
using Xunit;

namespace CaseReferral.Data.Tests.Volume;

/// <summary>Allocations are those of the whole process: nothing else may run meanwhile.</summary>
[CollectionDefinition(nameof(PageBudgetTests), DisableParallelization = true)]
public sealed class PageBudgetCollection;

/// <summary>The gate of issue 5.9: what pages cost in figures that are the same on every machine.</summary>
[Collection(nameof(PageBudgetTests))]
public sealed class PageBudgetTests
{
    private const int Cases = 300;
    /// <summary>The first ones compile; of the others the least counts, for whatever else allocates only adds.</summary>
    private const int Turns = 8;

    public static TheoryData<string> Providers => ["sqlite", "postgres"];

    private sealed record Cost(int Trips, long Allocated, int Html);

    [Theory, MemberData(nameof(Providers))]
    public async Task Pages_FullList_StayWithinTheirBudgets(string provider)
    {
        if (TestDatabase.Missing(provider) is { } reason)
            Assert.Skip(reason);
        await using var app = await VolumeCityApp.StartAsync(provider, Cases);
        var costs = await MeasureAsync(app);

        Assert.Equal(PageBudget.All.Select(b => b.Page), costs.Keys);
        var overruns = PageBudget.All.SelectMany(b => Overrun(b, costs[b.Page], provider)).ToList();
        Assert.True(overruns.Count == 0, string.Join('\n', overruns));
    }

    private static IEnumerable<string> Overrun(PageBudget budget, Cost cost, string provider)
    {
        var trips = provider == "sqlite" ? budget.SqliteTrips : budget.Trips;
        if (cost.Trips > trips)
            yield return $"{budget.Page}: {cost.Trips} ways to the database instead of {trips}";
        if (provider == "sqlite" && cost.Allocated > budget.Kilobytes * 1024L)
            yield return $"{budget.Page}: {cost.Allocated / 1024} KB allocated instead of {budget.Kilobytes}";
        if (cost.Html > budget.HtmlKilobytes * 1024)
            yield return $"{budget.Page}: {cost.Html / 1024.0:0.0} KB of HTML instead of {budget.HtmlKilobytes}";
    }

    private static async Task<Dictionary<string, Cost>> MeasureAsync(VolumeCityApp app)
    {
        var unit = await app.AsAsync("rescue-station-00-1");
        var office = await app.AsAsync("conference-office-00-1");
        await unit.GoAsync("/cases?stage=Assisting");
        var page = unit.Page.QuerySelectorAll("main a[href^='/cases/']").Select(a => a.GetAttribute("href")!).First(h => Guid.TryParse(h[7..], out _));
        return new()
        {
            ["inbox"] = await OpenAsync(app, unit, "/"),
            ["case list"] = await OpenAsync(app, unit, "/cases"),
            ["case page"] = await OpenAsync(app, unit, page),
            ["search"] = await OpenAsync(app, unit, "/search?q=1999-0001"),
            ["dashboard"] = await OpenAsync(app, office, "/supervision"),
            ["hand-off action"] = await ActAsync(app, unit),
        };
    }

    private static async Task<Cost> OpenAsync(VolumeCityApp app, Visitor visitor, string path)
    {
        var turns = new List<RequestCost>();
        for (var i = 0; i < Turns; i++)
        {
            await visitor.GoAsync(path);
            Assert.Equal((200, path), ((int)visitor.Status, visitor.Path));
            turns.Add(app.Costs.Last);
        }
        return Least(turns, Encoding.UTF8.GetByteCount(visitor.Html));
    }

    /// <summary>Assigns one accepted hand-off again and again, to another day each time.</summary>
    private static async Task<Cost> ActAsync(VolumeCityApp app, Visitor visitor)
    {
        var form = await FormAsync(visitor);
        var turns = new List<RequestCost>();
        for (var i = 0; i < Turns; i++)
        {
            await visitor.GoAsync(form);
            var fields = visitor.Page.QuerySelectorAll("main form input").OfType<IHtmlInputElement>().Where(f => f.Name is { Length: > 0 }).ToDictionary(f => f.Name!, f => f.Value);
            fields["Form.OfficerId"] = Officers(visitor).First();
            fields["Form.PlanDate"] = string.Create(CultureInfo.InvariantCulture, $"2099-01-{i + 1:00}");
            using var content = new FormUrlEncodedContent(fields);
            using var answer = await visitor.Http.PostAsync(form, content);
            Assert.Equal(302, (int)answer.StatusCode);
            turns.Add(app.Costs.Last);
        }
        return Least(turns, 0);
    }

    /// <summary>The form of the first hand-off she may assign; files of minors are closed to most.</summary>
    private static async Task<string> FormAsync(Visitor visitor)
    {
        await visitor.GoAsync("/handoffs?side=in&status=Accepted");
        var links = visitor.Page.QuerySelectorAll("main a[href^='/handoffs/']").Select(a => a.GetAttribute("href")!).Where(h => Guid.TryParse(h[10..], out _)).Distinct().ToList();
        foreach (var link in links)
            if (Officers(await visitor.GoAsync(link + "/do/assign")).Any())
                return link + "/do/assign";
        throw new InvalidOperationException($"None of {links.Count} accepted hand-offs can be assigned.");
    }

    private static IEnumerable<string> Officers(Visitor visitor) =>
        visitor.Page.QuerySelectorAll("select[name='Form.OfficerId'] option").OfType<IHtmlOptionElement>().Select(o => o.Value).Where(v => Guid.TryParse(v, out _));

    private static Cost Least(List<RequestCost> turns, int html) => new(turns.Min(t => t.RoundTrips), turns.Min(t => t.Allocated), html);
}
