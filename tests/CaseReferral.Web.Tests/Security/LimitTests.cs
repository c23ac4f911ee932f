using System.Net;
using CaseReferral.Core.Trail;
using CaseReferral.Testing;
using CaseReferral.Web.Features.Account;
using CaseReferral.Web.Setup;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CaseReferral.Web.Tests.Security;

/// <summary>Whoever does too much of what shows or costs much is told to wait; her colleagues are not.</summary>
public sealed class LimitTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Reveals", RequestLimits.Reveal)]
    [InlineData("Searches", RequestLimits.Search)]
    [InlineData("Uploads", RequestLimits.Upload)]
    [InlineData("Opens", RequestLimits.Open)]
    public async Task Officer_BeyondTheLimit_WaitsAloneAndIsTold(string setting, string policy)
    {
        await using var app = new AppFactory { Settings = new Dictionary<string, string> { [$"Limits:{setting}"] = "2" } };
        var story = new Story(app);
        var @case = await story.RescueAsync();
        var officer = await app.AsAsync(Story.Police);
        for (var i = 0; i < 2; i++)
            Assert.NotEqual(HttpStatusCode.TooManyRequests, await DoAsync(officer, policy, @case));
        foreach (var language in ShellCulture.Languages)
        {
            await officer.GoAsync($"/language/{language}");
            Assert.Equal(HttpStatusCode.TooManyRequests, await DoAsync(officer, policy, @case));
            var title = app.Services.GetRequiredService<Texts>().Both("Problem.429.Title");
            Assert.Equal(language == "en" ? title.English : title.Chinese, officer.Page.QuerySelector("main h1")!.TextContent);
        }
        Assert.NotEqual(HttpStatusCode.TooManyRequests, await DoAsync(await app.AsAsync("shi-xingzhen-lead"), policy, @case));
        // Twice refused, told once: a flood of requests is no flood of rows.
        var row = Assert.Single(await story.ReadAsync(db => db.Set<AuditEntry>().Where(e => e.Kind == AuditKind.Refused && e.Detail!.StartsWith("429")).ToListAsync(Stop)));
        Assert.StartsWith($"429|{policy}|POST ", row.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refusal_SaysWhenToComeBack()
    {
        await using var app = new AppFactory
        {
            Settings = new Dictionary<string, string> { ["Limits:Searches"] = "1", ["Accounts:SignInsPerName"] = "1", ["Accounts:SignInsPerAddress"] = "4" },
        };
        var officer = await app.AsAsync("jiuzhu");
        await officer.Http.GetAsync("/search", Stop);
        await AssertWaitsAsync(officer.Http.GetAsync("/search", Stop));
        await AssertWaitsAsync(SignInAsync(app, "jiuzhu"));
        await SignInAsync(app, "nobody.1");
        await SignInAsync(app, "nobody.2");
        await AssertWaitsAsync(SignInAsync(app, "nobody.3"));
    }

    /// <summary>A new page that reveals, searches or takes files has to choose its limit here.</summary>
    [Fact]
    public async Task Limits_AreOn_TheAgreedAddresses()
    {
        await using var app = new AppFactory();
        var limited = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(e => (Limit: e.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName, Off: e.Metadata.GetMetadata<DisableRateLimitingAttribute>(),
                Address: $"{e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods[0]} {e.RoutePattern.RawText}"))
            .Where(e => e.Limit is not (null or SignInLimits.Policy) && e.Off is null)
            .Select(e => $"{e.Limit}: {e.Address}").Order(StringComparer.Ordinal);
        Assert.Equal(
        [
            "export: GET audit/export", "export: GET audit/export/minors", "open: POST cases/{id:guid}/access/{verb}",
            "reveal: GET cases/{id:guid}/police/identity", "reveal: POST cases/{id:guid}/reveal", "reveal: POST papers/{kind}/{subjectId:guid}",
            "search: GET search", "search: POST exclusions/new", "search: POST search", "upload: POST cases/{caseId:guid}/files/new", "upload: POST rescues/new",
        ], limited);
    }

    private static async Task<HttpStatusCode> DoAsync(Visitor officer, string policy, Guid @case)
    {
        await officer.GoAsync($"/cases/{@case}");
        var (path, field) = policy switch
        {
            RequestLimits.Reveal => ($"/cases/{@case}/reveal", "purpose"),
            RequestLimits.Search => ("/search", "q"),
            RequestLimits.Open => ($"/cases/{@case}/access/emergency", "Form.Reason"),
            _ => ($"/cases/{@case}/files/new", "Category"),
        };
        return (await officer.PostAsync(path, [new(field, "nothing-of-the-kind")])).Status;
    }

    private static async Task<HttpResponseMessage> SignInAsync(AppFactory app, string name)
    {
        var visitor = await app.Anonymous().GoAsync("/sign-in");
        var token = visitor.Page.QuerySelector("form[action='/sign-in'] input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var body = new FormUrlEncodedContent([new("UserName", name), new("Password", "wrong"), new("__RequestVerificationToken", token)]);
        return await visitor.Http.PostAsync("/sign-in", body, Stop);
    }

    private static async Task AssertWaitsAsync(Task<HttpResponseMessage> request)
    {
        using var answer = await request;
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
    }
}
