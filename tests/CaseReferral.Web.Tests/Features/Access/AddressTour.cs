using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Officers;
using CaseReferral.Testing;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseReferral.Web.Tests.Features.Access;

/// <summary>
/// Every account opens every address that anybody is led to: what it finds linked itself, prints and reveals where it may, and then
/// whatever the others found.
/// </summary>
internal sealed class AddressTour(AppFactory app)
{
    /// <summary>Who asked what, and the answer as it came; pages that say no are answers too.</summary>
    public List<(string Account, string Path, byte[] Body)> Answers { get; } = [];

    /// <summary>Links that led whoever followed them to a page that is not hers, or nowhere.</summary>
    public List<string> DeadLinks { get; } = [];

    private readonly Dictionary<string, Visitor> visitors = [];
    private readonly Dictionary<string, string> ledFrom = [];
    private readonly Dictionary<string, HashSet<string>> asked = [];

    public static async Task<AddressTour> WalkAsync(AppFactory app)
    {
        var tour = new AddressTour(app);
        var accounts = await new Story(app).ReadAsync(AccountsAsync);
        var roots = await tour.RootsAsync();
        foreach (var account in accounts)
        {
            (tour.visitors[account], tour.asked[account]) = (await app.AsAsync(account), []);
            await tour.FollowAsync(account, roots);
        }
        var all = tour.asked.Values.SelectMany(a => a).Where(OfACase).Distinct().Order(StringComparer.Ordinal).ToList();
        foreach (var account in accounts)
            foreach (var path in all.Where(p => !tour.asked[account].Contains(p)))
                (await tour.AskAsync(account, path)).Dispose();
        return tour;
    }

    /// <summary>All officers and leads of units that have had to do with a case, some of units that have not, the three administrators.</summary>
    private static async Task<IReadOnlyList<string>> AccountsAsync(AppDbContext db)
    {
        var involved = await db.Set<CaseAccess>().Select(a => a.OrganisationId).Union(db.Set<Handoff>().Select(h => h.ToOrganisationId)).ToListAsync();
        var all = await db.Users.Where(o => o.IsActive).Select(o => new { o.UserName, o.Role, o.OrganisationId }).ToListAsync();
        string[] strangers = ["jiuzhu", "canlian", "qinghe-xingzhen", "qinghe-bangongshi", "zhensuo"];
        return [.. all.Where(o => involved.Contains(o.OrganisationId) || o.Role.IsAdministrator() || strangers.Contains(o.UserName) || o.UserName == Story.Office)
            .Select(o => o.UserName!).Order(StringComparer.Ordinal)];
    }

    /// <summary>An address of something that belongs to a case, not of the city's own affairs.</summary>
    private static bool OfACase(string path) => path[0] == '/' && path.Split('/') is [_, "cases" or "handoffs" or "files" or "papers" or "carer-checks" or "urgings" or "proposals" or "notices" or "supervision", { Length: >= 36 }, ..];

    /// <summary>Every address without a number in it, and the pages of every case.</summary>
    private async Task<IReadOnlyList<string>> RootsAsync()
    {
        var cases = await new Story(app).ReadAsync(db => db.Set<Case>().Select(c => c.Id).ToListAsync());
        var patterns = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<ControllerActionDescriptor>() is not null && (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Contains("GET"))
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Distinct().ToList();
        return [.. patterns.Where(p => !p.Contains('{') && !Leaves(p)),
            .. patterns.SelectMany(p => cases.Select(c => Fill(p, c))).OfType<string>()];
    }

    /// <summary>The address of one case, when the pattern wants nothing but its id.</summary>
    private static string? Fill(string pattern, Guid id)
    {
        var name = pattern.StartsWith("/cases/", StringComparison.Ordinal) ? new[] { "{id:guid}", "{caseId:guid}" }.FirstOrDefault(pattern.Contains) : null;
        return name is not null && pattern.Replace(name, $"{id}", StringComparison.Ordinal) is var path && !path.Contains('{') ? path : null;
    }

    private async Task FollowAsync(string account, IReadOnlyList<string> roots)
    {
        var open = new Queue<string>(roots);
        while (open.TryDequeue(out var path))
        {
            if (asked[account].Contains(path))
                continue;
            using var answer = await AskAsync(account, path);
            if (ledFrom.TryGetValue(account + path, out var from) && (int)answer.StatusCode >= 400)
                DeadLinks.Add($"{account} is led from {from} to {path}: {(int)answer.StatusCode}");
            if (answer.Content.Headers.ContentType?.MediaType != "text/html")
                continue;
            using var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
            // Lists are roots; a filter of a list shows rows of the list.
            foreach (var link in page.QuerySelectorAll("a[href^='/']").Select(a => a.GetAttribute("href")!.Split('#')[0]).Where(OfACase))
            {
                ledFrom.TryAdd(account + link, path);
                open.Enqueue(link);
            }
            foreach (var form in page.QuerySelectorAll<IHtmlFormElement>("form[action$='/reveal'], form[action^='/papers/']").Select(f => f.GetAttribute("action")!).Distinct().ToList())
                await SendAsync(account, path, form);
        }
    }

    private async Task<HttpResponseMessage> AskAsync(string account, string path)
    {
        asked[account].Add(path);
        var answer = await visitors[account].Http.GetAsync(path);
        Answers.Add((account, path, await answer.Content.ReadAsByteArrayAsync()));
        return answer;
    }

    /// <summary>A look at the full identity, with its purpose; a paper, printed.</summary>
    private async Task SendAsync(string account, string path, string form)
    {
        if (!asked[account].Add("POST " + form))
            return;
        var visitor = visitors[account];
        await visitor.GoAsync(path);
        if (visitor.Page.QuerySelector($"form[action='{form}']") is null)
            return; // printed meanwhile: printing again asks for a reason
        await visitor.SendAsync(new() { ["Purpose"] = "provide-service" }, $"form[action='{form}']");
        Answers.Add((account, $"{form} → {visitor.Path}", System.Text.Encoding.UTF8.GetBytes(visitor.Html)));
    }

    /// <summary>Out of the session, or into another language: no page of its own.</summary>
    private static bool Leaves(string path) => path.StartsWith("/language", StringComparison.Ordinal) || path.StartsWith("/sign-", StringComparison.Ordinal)
        || path.StartsWith("/dev/", StringComparison.Ordinal) || path.StartsWith("/problem", StringComparison.Ordinal);
}
