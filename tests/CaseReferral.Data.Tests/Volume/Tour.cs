using CaseReferral.Testing;

namespace CaseReferral.Data.Tests.Volume;

/// <summary>What one page asked.</summary>
internal sealed record PageAsked(string Account, string Page, IReadOnlyList<Statement> Statements, long Steps);

/// <summary>
/// Walks through every list and detail page as the five kinds of reader there are: the unit with the most cases, one that
/// owns placed cases, one that is handed many and keeps none of them, and the offices of a county and of the city.
/// </summary>
internal static class Tour
{
    public static readonly IReadOnlyList<string> Accounts =
        ["criminal-police-00-1", "rescue-station-00-1", "hospital-00-1", "conference-office-01-1", "conference-office-00-1"];

    private static readonly string[] Lists =
    [
        "/", "/?show=Red", "/?show=Sign", "/?show=Work", "/?show=Confirm", "/cases", "/cases?stage=Closed", "/cases?stage=Rescued", "/cases?stage=Merged",
        "/cases?before=20220000100", "/handoffs?side=in", "/handoffs?side=out", "/handoffs?side=in&status=Closed", "/handoffs?side=out&status=Sent",
        "/handoffs?side=in&status=Void", "/handoffs?side=in&kind=household", "/handoffs?side=out&kind=household", "/handoffs?side=in&before=20220000100", "/search?q=1999-0001",
    ];

    private static readonly string[] OfOffices = ["/supervision", "/supervision?state=NotUrged", "/supervision?state=Ordered", "/supervision?step=Finish"];

    /// <summary>How many cases and hand-offs are opened; what a page asks depends a little on what it shows.</summary>
    private const int Details = 8;

    public static async Task<IReadOnlyList<PageAsked>> WalkAsync(VolumeCityApp app)
    {
        var asked = new List<PageAsked>();
        foreach (var account in Accounts)
        {
            var visitor = await app.AsAsync(account);
            foreach (var path in account.StartsWith("conference-office", StringComparison.Ordinal) ? [.. Lists, .. OfOffices] : Lists)
                asked.Add(await OpenAsync(app, visitor, account, path, path));
            asked.Add(await FindAsync(app, visitor, account, "欧阳娜", "name"));
            asked.Add(await FindAsync(app, visitor, account, "999902199003070021", "ID number"));
            foreach (var link in await LinksAsync(visitor, "/cases?stage=Assisting"))
                if (await RevealAsync(app, visitor, account, link) is { } looked)
                    asked.Add(looked);
            foreach (var (list, name, suffix) in new[] { ("/cases?stage=Closed", "/cases/{id}", ""), ("/cases", "/cases/{id}", ""), ("/cases", "/cases/{id}/needs", "/needs"), ("/cases", "/cases/{id}/records", "/records"), ("/handoffs", "/handoffs/{id}", "") })
                foreach (var link in await LinksAsync(visitor, list))
                    asked.Add(await OpenAsync(app, visitor, account, name, link + suffix));
        }
        return asked;
    }

    /// <summary>查看实名: the look itself, not the page it leads back to; null where the reader may not. What the trail writes is not counted.</summary>
    private static async Task<PageAsked?> RevealAsync(VolumeCityApp app, Visitor visitor, string account, string link)
    {
        await visitor.GoAsync(link);
        if (visitor.Page.QuerySelector($"form[action='{link}/reveal']") is not { } form)
            return null;
        var token = form.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var version = form.QuerySelectorAll("input[type=hidden]").Where(i => i.GetAttribute("name") is not (null or "__RequestVerificationToken"))
            .Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value") ?? ""));
        app.Recorder.Take();
        using var answer = await visitor.Http.PostAsync(link + "/reveal", new FormUrlEncodedContent([.. version, new("__RequestVerificationToken", token), new("Purpose", "provide-service")]));
        if (answer.StatusCode != System.Net.HttpStatusCode.Found)
            throw new InvalidOperationException($"The look as {account} answered {answer.StatusCode}.");
        var steps = app.Recorder.Steps;
        return new PageAsked(account, "/cases/{id}/reveal", [.. app.Recorder.Take().Where(s => s.Sql.StartsWith("SELECT", StringComparison.Ordinal))], steps);
    }

    /// <summary>A name or a number nobody bears: looking for it must cost the same in any archive. What the trail writes is not counted.</summary>
    private static async Task<PageAsked> FindAsync(VolumeCityApp app, Visitor visitor, string account, string sought, string what)
    {
        await visitor.GoAsync("/cases");
        app.Recorder.Take();
        await visitor.PostAsync("/search", [new("q", sought)]);
        if (visitor.Status != System.Net.HttpStatusCode.OK)
            throw new InvalidOperationException($"The search as {account} answered {visitor.Status}.");
        var steps = app.Recorder.Steps;
        return new PageAsked(account, "/search by " + what, [.. app.Recorder.Take().Where(s => s.Sql.StartsWith("SELECT", StringComparison.Ordinal))], steps);
    }

    private static async Task<IReadOnlyList<string>> LinksAsync(Visitor visitor, string list)
    {
        await visitor.GoAsync(list);
        var folder = list.Split('?')[0] + "/";
        return [.. visitor.Page.QuerySelectorAll("main a[href]").Select(a => a.GetAttribute("href")!)
            .Where(h => h.StartsWith(folder, StringComparison.Ordinal) && Guid.TryParse(h[folder.Length..], out _)).Distinct().Take(Details)];
    }

    private static async Task<PageAsked> OpenAsync(VolumeCityApp app, Visitor visitor, string account, string name, string path)
    {
        app.Recorder.Take();
        await visitor.GoAsync(path);
        if ((int)visitor.Status is not (200 or 403 or 404)) // a checklist of another owner, a file without grant
            throw new InvalidOperationException($"{path} as {account} answered {visitor.Status}.");
        // A page that sends everybody elsewhere costs little and says nothing.
        if (visitor.Path.Split('?')[0] != path.Split('?')[0])
            throw new InvalidOperationException($"{path} as {account} led to {visitor.Path}.");
        var steps = app.Recorder.Steps;
        return new PageAsked(account, name, app.Recorder.Take(), steps);
    }
}
