using System.Net;
using CaseReferral.Core.Officers;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Web.Tests.Accounts;

/// <summary>A session lives in the database: it is listed, it ends, and what ends it is true with the next request.</summary>
public sealed class SessionTests(AppFactory app) : AccountTest(app)
{
    private const string Good = "a quiet green river";

    [Theory]
    [InlineData("xitong", "/disable")]
    [InlineData("xitong", "/password")]
    [InlineData("anquan", "/end-sessions")]
    [InlineData("anquan", "/role")]
    public async Task Session_WhenAnAdministratorActs_EndsWithTheNextRequest(string admin, string action)
    {
        var name = "out" + action.Replace("/", ".", StringComparison.Ordinal);
        var officer = await NewcomerAsync(name, Good);
        var visitor = await App.AsAsync(admin);
        var id = (await AccountAsync(name)).Id;
        await visitor.GoAsync($"/officers/{id}");
        if (action == "/role")
        {
            await visitor.GoAsync($"/officers/{id}/role");
            await visitor.SendAsync(new() { ["Form.Role"] = nameof(OfficerRole.Lead) });
        }
        else
        {
            await PressAsync(visitor, action);
        }
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        await officer.GoAsync("/cases");
        Assert.StartsWith("/sign-in", officer.Path, StringComparison.Ordinal);
        Assert.Contains("ended=true", officer.Path, StringComparison.Ordinal);
        Assert.NotNull(officer.Page.QuerySelector(".alert"));
    }

    /// <summary>ASVS 14.3.1: whoever sits down next finds nothing in the browser; the language she chose is a cookie and stays.</summary>
    [Fact]
    public async Task SignOut_LetsTheBrowserForget_AndKeepsTheLanguage()
    {
        var officer = await NewcomerAsync("tidy.desk", Good);
        await officer.GoAsync("/language/en");
        await officer.GoAsync("/cases");
        var token = officer.Page.QuerySelector("form[action='/sign-out'] input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var answer = await officer.Http.PostAsync("/sign-out", new FormUrlEncodedContent([new("__RequestVerificationToken", token)]), Stop);
        Assert.Equal("\"storage\"", Assert.Single(answer.Headers.GetValues("Clear-Site-Data")));
        await officer.GoAsync("/cases");
        Assert.StartsWith("/sign-in", officer.Path, StringComparison.Ordinal);
        Assert.Equal("en", officer.Page.DocumentElement.GetAttribute("lang"));
    }

    /// <summary>Bureaus' browsers have a compatibility mode; who signs in with it is told.</summary>
    [Theory]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; WOW64; Trident/7.0; rv:11.0) like Gecko", true)]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/132.0.0.0 Safari/537.36", false)]
    public async Task SignIn_WithAnOldEngine_SaysSo(string agent, bool told)
    {
        var visitor = App.Anonymous();
        visitor.Http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", agent);
        await visitor.GoAsync("/sign-in");
        Assert.Equal(told, visitor.Text.Contains("旧内核", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Password_ChangedByHerself_KeepsThisSessionAndEndsTheOthers()
    {
        var here = await NewcomerAsync("two.desks", Good);
        var there = await App.Anonymous().SignInAsync("two.desks", Good);
        await here.GoAsync("/account/password");
        await here.SendAsync(new() { ["Present"] = Good, ["Chosen"] = Good + "!", ["Repeated"] = Good + "!" });
        await here.GoAsync("/cases");
        Assert.Equal("/cases", here.Path);
        await there.GoAsync("/cases");
        Assert.StartsWith("/sign-in", there.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sessions_Own_AreListedAndEndedOneByOneOrTogether()
    {
        var here = await NewcomerAsync("many.desks", Good);
        var second = await App.Anonymous().SignInAsync("many.desks", Good);
        var third = await App.Anonymous().SignInAsync("many.desks", Good);
        await here.GoAsync("/account");
        Assert.Equal(3, here.Page.QuerySelectorAll("main tbody tr").Length);
        await PressAsync(here, "/end"); // the newest other one
        Assert.Equal(2, here.Page.QuerySelectorAll("main tbody tr").Length);
        await third.GoAsync("/cases");
        Assert.StartsWith("/sign-in", third.Path, StringComparison.Ordinal);
        await PressAsync(here, "/end-others");
        await second.GoAsync("/cases");
        Assert.StartsWith("/sign-in", second.Path, StringComparison.Ordinal);
        await here.GoAsync("/cases");
        Assert.Equal("/cases", here.Path);
    }

    [Fact]
    public async Task Session_OfSomebodyElse_CannotBeEnded()
    {
        var victim = await NewcomerAsync("left.alone", Good);
        var id = (await AccountAsync("left.alone")).Id;
        await using var db = Db();
        var session = await db.Set<OfficerSession>().Where(s => s.OfficerId == id).Select(s => s.Id).FirstAsync(Stop);
        var other = await App.AsAsync("fayuan");
        await other.GoAsync("/account");
        await other.PostAsync($"/account/sessions/{session}/end", []);
        Assert.Equal(HttpStatusCode.NotFound, other.Status);
        await victim.GoAsync("/cases");
        Assert.Equal("/cases", victim.Path);
    }

    [Fact]
    public async Task SignedOut_TheOldCookie_IsWorthless()
    {
        var visitor = await App.AsAsync("renshe");
        var cookie = visitor.Http.DefaultRequestHeaders.ToString();
        var id = (await AccountAsync("renshe")).Id;
        await visitor.SendAsync([], "form[action='/sign-out']");
        await using var db = Db();
        Assert.True(await db.Set<OfficerSession>().Where(s => s.OfficerId == id).AllAsync(s => s.EndedAt != null, Stop), cookie);
    }

    [Fact]
    public async Task Session_IdleOrOld_Ends_UseKeepsItButNotForEver()
    {
        var start = App.Clock.GetUtcNow();
        try
        {
            var idle = await App.AsAsync("waiban");
            var busy = await App.AsAsync("canlian");
            App.Clock.Advance(TimeSpan.FromMinutes(29));
            await busy.GoAsync("/cases");
            App.Clock.Advance(TimeSpan.FromMinutes(2));
            await idle.GoAsync("/cases");
            Assert.StartsWith("/sign-in", idle.Path, StringComparison.Ordinal);
            while (App.Clock.GetUtcNow() - start < TimeSpan.FromHours(12) - TimeSpan.FromMinutes(20))
            {
                await busy.GoAsync("/cases");
                Assert.Equal("/cases", busy.Path);
                App.Clock.Advance(TimeSpan.FromMinutes(20));
            }
            await busy.GoAsync("/cases");
            Assert.NotNull(busy.Page.QuerySelector(".session-soon")); // the page says so without any script
            App.Clock.Advance(TimeSpan.FromMinutes(20));
            await busy.GoAsync("/cases");
            Assert.StartsWith("/sign-in", busy.Path, StringComparison.Ordinal);
        }
        finally
        {
            App.Clock.Advance(start - App.Clock.GetUtcNow());
        }
    }

    [Fact]
    public async Task Stay_AskedByTheScript_AnswersTheSecondsLeft()
    {
        var visitor = await App.AsAsync("yiyuan");
        await visitor.GoAsync("/account");
        visitor.Http.DefaultRequestHeaders.Add("X-Stay", "1");
        var token = visitor.Page.QuerySelector("form[data-session] input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var body = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]);
        var answer = await visitor.Http.PostAsync("/account/stay", body, Stop);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal("1800", answer.Headers.GetValues("Session-Left").Single());
    }

    [Fact]
    public async Task Unit_Closed_EndsTheSessionsOfItsOfficers()
    {
        var admin = await App.AsAsync("xitong");
        await admin.GoAsync("/organisations/new");
        await admin.SendAsync(new() { ["Form.Code"] = "short-lived", ["Form.Name"] = "X", ["Form.Kind"] = "Hospital", ["Form.RegionCode"] = "999901" });
        var unit = await UnitAsync("short-lived");
        var officer = await NewcomerAsync("short.liver", Good, "short-lived");
        await admin.GoAsync($"/organisations/{unit}");
        await PressAsync(admin, "/deactivate");
        await officer.GoAsync("/cases");
        Assert.StartsWith("/sign-in", officer.Path, StringComparison.Ordinal);
        Assert.False(IsSignedIn(await App.Anonymous().SignInAsync("short.liver", Good)));
    }
}
