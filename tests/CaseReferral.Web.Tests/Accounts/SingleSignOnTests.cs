using System.Net;
using CaseReferral.Core.Officers;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CaseReferral.Web.Tests.Accounts;

/// <summary>The city's provider says who somebody is; the account here says whether she gets in.</summary>
public sealed class SingleSignOnTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static AppFactory City(CityProvider provider)
    {
        var app = new AppFactory
        {
            Settings = new Dictionary<string, string>
            {
                ["SingleSignOn:Authority"] = provider.Address,
                ["SingleSignOn:ClientId"] = CityProvider.Client,
                ["SingleSignOn:ClientSecret"] = CityProvider.Secret,
                ["SingleSignOn:RequireHttps"] = "false",
                ["SingleSignOn:NameEnglish"] = "City ID",
            },
        };
        // The provider and the visitor's cookie jar go by the real time.
        app.Clock.Advance(TimeProvider.System.GetUtcNow() - app.Clock.GetUtcNow());
        return app;
    }

    /// <summary>A browser's way: our page, the provider, back to us. Only the middle leg leaves the in-memory server.</summary>
    private static async Task<Visitor> ComeAsync(AppFactory app)
    {
        var visitor = app.Anonymous();
        await FollowAsync(visitor, await visitor.Http.GetAsync("/sign-in/provider?returnUrl=/account", Stop));
        return visitor;
    }

    /// <returns>Where the visitor ends up.</returns>
    private static async Task FollowAsync(Visitor visitor, HttpResponseMessage answer)
    {
        using var outside = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        while (answer.Headers.Location is { IsAbsoluteUri: true, Host: "127.0.0.1" } there)
        {
            var back = (await outside.GetAsync(there, Stop)).Headers.Location!;
            answer = await visitor.Http.GetAsync(back.PathAndQuery, Stop);
        }
        await visitor.GoAsync(answer.Headers.Location?.ToString() ?? "/sign-in/provider/failed");
    }

    private static async Task LinkAsync(AppFactory app, string account, string number)
    {
        var security = await app.AsAsync("anquan");
        await security.GoAsync("/officers?name=" + account);
        await security.GoAsync(security.Page.QuerySelector("main tbody th a")!.GetAttribute("href") + "/link");
        await security.SendAsync(new() { ["Form.Number"] = number });
        Assert.Equal(HttpStatusCode.OK, security.Status);
    }

    [Fact]
    public async Task Linked_ComesIn_AndLeavesThereAsWell()
    {
        await using var provider = await CityProvider.StartAsync();
        await using var app = City(provider);
        await LinkAsync(app, "renshe", "E-1001");
        provider.Person = "E-1001";
        var visitor = await ComeAsync(app);
        Assert.Equal("/account", visitor.Path);
        Assert.Contains("renshe", visitor.Text, StringComparison.Ordinal);

        await visitor.SendAsync([], "form[action='/sign-out']");
        Assert.NotNull(visitor.Page.QuerySelector("a[href='/sign-out/provider']"));
        await FollowAsync(visitor, await visitor.Http.GetAsync("/sign-out/provider", Stop));
        Assert.Equal(1, provider.SignOuts);
        await visitor.GoAsync("/account");
        Assert.StartsWith("/sign-in", visitor.Path, StringComparison.Ordinal);
    }

    /// <summary>form-action 'self' stops a posted form that is sent on to another site, also by a redirect: no way there may be one.</summary>
    [Fact]
    public async Task Provider_IsReached_WithoutAPostedForm()
    {
        await using var provider = await CityProvider.StartAsync();
        await using var app = City(provider);
        await LinkAsync(app, "renshe", "E-1003");
        provider.Person = "E-1003";
        var page = await app.Anonymous().GoAsync("/sign-in");
        Assert.NotNull(page.Page.QuerySelector("a[href^='/sign-in/provider']"));
        var visitor = await ComeAsync(app);
        var token = visitor.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var answer = await visitor.Http.PostAsync("/sign-out", new FormUrlEncodedContent([new("__RequestVerificationToken", token)]), Stop);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("0; url=/sign-out/provider", answer.Headers.GetValues("Refresh").Single());
        Assert.Contains("form-action 'self'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnknownDisabledOrRefused_IsOneAnswer_AndNoAccountIsMade()
    {
        await using var provider = await CityProvider.StartAsync();
        await using var app = City(provider);
        await LinkAsync(app, "fayuan", "E-1002");
        var admin = await app.AsAsync("xitong");
        await admin.GoAsync("/officers?name=fayuan&role=Officer");
        await admin.GoAsync(admin.Page.QuerySelector("main tbody th a")!.GetAttribute("href")!);
        await admin.SendAsync([], "main form[action$='/disable']");

        await using var db = app.Services.GetRequiredService<Core.Data.AppDbContexts>().For(Core.Common.Actor.System("test"));
        var before = await db.Set<Officer>().CountAsync(Stop);
        var answers = new HashSet<(HttpStatusCode, string)>();
        foreach (var person in new[] { "E-9999", "E-1002", null })
        {
            provider.Person = person;
            var visitor = await ComeAsync(app);
            answers.Add((visitor.Status, visitor.Page.QuerySelector(".err-summary")!.TextContent));
            await visitor.GoAsync("/account");
            Assert.StartsWith("/sign-in", visitor.Path, StringComparison.Ordinal);
        }
        Assert.Equal(HttpStatusCode.Forbidden, Assert.Single(answers).Item1);
        Assert.Equal(before, await db.Set<Officer>().CountAsync(Stop));
    }

    [Fact]
    public async Task WithoutAProvider_ThereIsNoSuchDoor()
    {
        await using var app = new AppFactory();
        var visitor = app.Anonymous();
        await visitor.GoAsync("/sign-in/provider");
        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
        await visitor.GoAsync("/sign-in");
        Assert.Null(visitor.Page.QuerySelector("a[href^='/sign-in/provider']"));
    }
}
