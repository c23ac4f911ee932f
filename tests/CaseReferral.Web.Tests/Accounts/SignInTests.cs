using System.Collections.Concurrent;
using System.Net;
using CaseReferral.Core.Officers;
using CaseReferral.Testing;
using Microsoft.AspNetCore.Identity;
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

    /// <summary>What takes the time is the hash: an unknown name costs the one a known name costs, so an answer's delay names nobody.</summary>
    [Theory]
    [InlineData("nobody.at.all")]
    [InlineData("renshe")]
    public async Task WrongPassword_UnknownOrKnownName_CostsOneCheckOfTheSameStrength(string name)
    {
        var checks = new CountedHasher();
        await using var counted = new AppFactory { Hasher = checks };
        await counted.Anonymous().SignInAsync(name, "x");
        var check = Assert.Single(checks.Checked);
        Assert.Equal(checks.Strength, Strength(check));
    }

    /// <summary>ASP.NET Core Identity's version 3 hash carries its pseudo-random function and its rounds in bytes 1 to 8.</summary>
    private static string Strength(string hash) => Convert.ToHexString(Convert.FromBase64String(hash), 1, 8);

    private sealed class CountedHasher : PasswordHasher<Officer>
    {
        private readonly ConcurrentQueue<string> seen = new();
        public IEnumerable<string> Checked => seen;
        public string Strength => SignInTests.Strength(HashPassword(null!, "any"));

        public override PasswordVerificationResult VerifyHashedPassword(Officer user, string hashedPassword, string providedPassword)
        {
            seen.Enqueue(hashedPassword);
            return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
