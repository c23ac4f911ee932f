using System.Diagnostics;
using System.Net;
using CaseReferral.Testing;
using Xunit;

namespace CaseReferral.Web.Tests.Accounts;

/// <summary>The sign-in page tells nobody which accounts exist, and slows guessing down.</summary>
public sealed class SignInTests(AppFactory app) : AccountTest(app)
{
    [Fact]
    public async Task Refusal_UnknownWrongDisabledLocked_IsTheSameAnswer()
    {
        await OpenAccountAsync("switched.off");
        var admin = await App.AsAsync("xitong");
        await admin.GoAsync($"/officers/{(await AccountAsync("switched.off")).Id}");
        await PressAsync(admin, "/disable");
        for (var i = 0; i < 5; i++)
            await App.Anonymous().SignInAsync("beiling-jiaoyu", "wrong");
        Assert.NotNull((await AccountAsync("beiling-jiaoyu")).LockoutEnd);

        var answers = new HashSet<(HttpStatusCode, string)>();
        foreach (var (name, password) in new[] { ("nobody.at.all", "x"), ("fayuan", "wrong"), ("switched.off", "x"), ("beiling-jiaoyu", Visitor.Password) })
        {
            var visitor = await App.Anonymous().SignInAsync(name, password);
            Assert.False(IsSignedIn(visitor));
            answers.Add((visitor.Status, visitor.Page.QuerySelector(".err-summary")!.TextContent));
        }
        Assert.Single(answers);
    }

    [Fact]
    public async Task Locked_IsShownToTheAdministratorWhoUnlocks()
    {
        for (var i = 0; i < 5; i++)
            await App.Anonymous().SignInAsync("zhensuo", "wrong");
        Assert.False(IsSignedIn(await App.Anonymous().SignInAsync("zhensuo")));
        var admin = await App.AsAsync("xitong");
        await admin.GoAsync($"/officers/{(await AccountAsync("zhensuo")).Id}");
        await PressAsync(admin, "/unlock");
        Assert.True(IsSignedIn(await App.Anonymous().SignInAsync("zhensuo")));
    }

    [Theory]
    [InlineData("https://example.org"), InlineData("//example.org"), InlineData("/\\example.org")]
    public async Task ReturnUrl_ToAnotherSite_LeadsHome(string returnUrl)
    {
        var visitor = App.Anonymous();
        await visitor.GoAsync("/sign-in?returnUrl=" + Uri.EscapeDataString(returnUrl));
        await visitor.SendAsync(new() { ["UserName"] = "jiuzhu", ["Password"] = Visitor.Password });
        Assert.Equal("/", visitor.Path);
    }

    [Fact]
    public async Task Cookie_IsClosedToScriptsAndOtherSites()
    {
        var visitor = App.Anonymous();
        await visitor.GoAsync("/sign-in");
        var token = visitor.Page.QuerySelector("form[action='/sign-in'] input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var body = new FormUrlEncodedContent([new("UserName", "jiuzhu"), new("Password", Visitor.Password), new("__RequestVerificationToken", token)]);
        var answer = await visitor.Http.PostAsync("/sign-in", body, Stop);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("casereferral=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires", cookie, StringComparison.OrdinalIgnoreCase); // it dies with the browser
    }

    [Fact]
    public async Task SignIn_WithoutAntiforgeryToken_IsRefused()
    {
        using var body = new FormUrlEncodedContent([new("UserName", "jiuzhu"), new("Password", Visitor.Password)]);
        Assert.Equal(HttpStatusCode.BadRequest, (await App.Anonymous().Http.PostAsync("/sign-in", body, Stop)).StatusCode);
    }

    [Fact]
    public async Task Name_TriedTooOften_IsSlowedDownWhetherItExistsOrNot()
    {
        await using var strict = new AppFactory { Settings = new Dictionary<string, string> { ["Accounts:SignInsPerName"] = "3" } };
        foreach (var name in new[] { "fayuan", "nobody.at.all" })
        {
            for (var i = 0; i < 3; i++)
                Assert.Equal(HttpStatusCode.UnprocessableEntity, (await strict.Anonymous().SignInAsync(name, "wrong")).Status);
            Assert.Equal(HttpStatusCode.TooManyRequests, (await strict.Anonymous().SignInAsync(name.ToUpperInvariant(), "wrong")).Status);
        }
        Assert.True(IsSignedIn(await strict.AsAsync("jiuzhu")));
    }

    [Fact]
    public async Task Address_TryingManyNames_IsSlowedDown()
    {
        await using var strict = new AppFactory { Settings = new Dictionary<string, string> { ["Accounts:SignInsPerAddress"] = "4" } };
        for (var i = 0; i < 4; i++)
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await strict.Anonymous().SignInAsync($"name{i}", "wrong")).Status);
        var visitor = await strict.Anonymous().SignInAsync("jiuzhu");
        Assert.Equal(HttpStatusCode.TooManyRequests, visitor.Status);
        Assert.Single(visitor.Page.QuerySelectorAll("h1"));
    }

    /// <summary>With real hashing, an unknown name costs one hash like a known one; without it the ratio is about 1:20.</summary>
    [Fact]
    public async Task Time_UnknownOrKnownName_IsComparable()
    {
        await using var real = new AppFactory { PasswordIterations = 200_000 };
        await real.Anonymous().SignInAsync("nobody.warm", "x");
        await real.Anonymous().SignInAsync("fayuan", "x");
        var unknown = await MedianAsync(i => real.Anonymous().SignInAsync($"nobody.{i}", "x"));
        var known = await MedianAsync(i => real.Anonymous().SignInAsync(i % 2 == 0 ? "renshe" : "canlian", "x"));
        Assert.InRange(unknown / known, 0.5, 2.0);
    }

    private static async Task<double> MedianAsync(Func<int, Task> attempt)
    {
        var times = new List<double>();
        for (var i = 0; i < 7; i++)
        {
            var clock = Stopwatch.StartNew();
            await attempt(i);
            times.Add(clock.Elapsed.TotalMilliseconds);
        }
        times.Sort();
        return times[3];
    }
}
