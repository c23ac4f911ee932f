using System.Net;
using System.Text;
using CaseReferral.Testing;
using CaseReferral.Web.Features.Account;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Web.Tests.Accounts;

/// <summary>Authenticator and recovery codes: enrolled by a first code, asked at sign-in, each good once.</summary>
public sealed class SecondFactorTests(AppFactory app) : AccountTest(app)
{
    private const string Good = "a quiet green river";

    /// <summary>RFC 6238, appendix B, SHA-1, last six digits.</summary>
    [Theory]
    [InlineData(59, "287082"), InlineData(1111111109, "081804"), InlineData(1234567890, "005924"), InlineData(20000000000, "353130")]
    public void Totp_OfTheStandardsVectors_Matches(long seconds, string expected) =>
        Assert.Equal(expected, Totp.Code(Encoding.ASCII.GetBytes("12345678901234567890"), Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds))));

    [Theory]
    [InlineData("MZXW6YTBOI======", "foobar"), InlineData("mzxw6", "foo"), InlineData("", "")]
    public void Base32_OfTheStandardsVectors_Decodes(string text, string expected) =>
        Assert.Equal(expected, Encoding.ASCII.GetString(Base32.Decode(text)));

    private async Task<(Visitor Visitor, string[] Recovery)> EnrolAsync(string name)
    {
        var visitor = await NewcomerAsync(name, Good);
        await visitor.GoAsync("/account/second-factor");
        await visitor.SendAsync(new() { ["Form.Code"] = await CodeAsync(name) });
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        return (visitor, [.. visitor.Page.QuerySelectorAll(".codes code").Select(c => c.TextContent)]);
    }

    [Fact]
    public async Task Enrolment_ShowsKeyAndQr_AndTheCodesOnce()
    {
        var visitor = await NewcomerAsync("shows.once", Good);
        await visitor.GoAsync("/account/second-factor");
        var key = visitor.Page.QuerySelector("main li code")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        Assert.StartsWith("data:image/svg+xml;base64,", visitor.Page.QuerySelector("img.qr")!.GetAttribute("src"), StringComparison.Ordinal);
        await visitor.SendAsync(new() { ["Form.Code"] = "000000" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.False((await AccountAsync("shows.once")).TwoFactorEnabled);

        var code = Totp.Code(Base32.Decode(key), Totp.StepAt(App.Clock.GetUtcNow()));
        await visitor.SendAsync(new() { ["Form.Code"] = $"{code[..3]} {code[3..]}" });
        Assert.Equal(10, visitor.Page.QuerySelectorAll(".codes code").Length);
        await visitor.GoAsync("/account/second-factor");
        Assert.Empty(visitor.Page.QuerySelectorAll(".codes code"));
        Assert.DoesNotContain(key, visitor.Html.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_WithThePasswordAlone_OpensNothing()
    {
        await EnrolAsync("half.way");
        var visitor = await App.Anonymous().SignInAsync("half.way", Good);
        Assert.StartsWith("/sign-in/code", visitor.Path, StringComparison.Ordinal);
        await visitor.GoAsync("/cases");
        Assert.StartsWith("/sign-in", visitor.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Code_IsGoodOnce_TheNextOneOpens()
    {
        await EnrolAsync("once.each");
        var used = await CodeAsync("once.each");
        var visitor = await App.Anonymous().SignInAsync("once.each", Good);
        await visitor.SendAsync(new() { ["Code"] = used }); // the one that enrolled
        Assert.False(IsSignedIn(visitor));
        await visitor.SendAsync(new() { ["Code"] = await CodeAsync("once.each", 1) }); // a clock that is ahead
        Assert.True(IsSignedIn(visitor));
        var replay = await App.Anonymous().SignInAsync("once.each", Good);
        await replay.SendAsync(new() { ["Code"] = await CodeAsync("once.each", 1) });
        Assert.False(IsSignedIn(replay));
    }

    [Fact]
    public async Task RecoveryCode_IsGoodOnce_InAnyCase()
    {
        var (_, recovery) = await EnrolAsync("lost.phone");
        var first = await App.Anonymous().SignInAsync("lost.phone", Good);
        await first.SendAsync(new() { ["Code"] = recovery[0].ToLowerInvariant() });
        Assert.True(IsSignedIn(first));
        var second = await App.Anonymous().SignInAsync("lost.phone", Good);
        await second.SendAsync(new() { ["Code"] = recovery[0] });
        Assert.False(IsSignedIn(second));
    }

    [Fact]
    public async Task Code_GuessedFiveTimes_LocksTheAccount()
    {
        await EnrolAsync("guessed.at");
        var visitor = await App.Anonymous().SignInAsync("guessed.at", Good);
        foreach (var guess in new[] { "000000", "000001", "AAAAA-AAAAA", "000002", "BBBBB-BBBBB" })
            await visitor.SendAsync(new() { ["Code"] = guess });
        Assert.True((await AccountAsync("guessed.at")).LockoutEnd > TimeProvider.System.GetUtcNow());
        await visitor.GoAsync("/sign-in");
        await visitor.SignInAsync("guessed.at", Good);
        Assert.False(IsSignedIn(visitor));
    }

    [Fact]
    public async Task Replace_WithACode_AsksForANewPhone()
    {
        var (visitor, recovery) = await EnrolAsync("new.phone");
        var before = await CodeAsync("new.phone", 1);
        await visitor.GoAsync("/account/second-factor");
        await visitor.PostAsync("/account/second-factor/replace", [new("Form.Code", recovery[3])]);
        Assert.NotNull(visitor.Page.QuerySelector("img.qr"));
        Assert.False((await AccountAsync("new.phone")).TwoFactorEnabled);
        Assert.NotEqual(before, await CodeAsync("new.phone", 1));
    }

    [Fact]
    public async Task Forgotten_BySecurityAdministrator_RemovesKeysAndEndsSessions()
    {
        var (visitor, _) = await EnrolAsync("helped.out");
        var id = (await AccountAsync("helped.out")).Id;
        var system = await App.AsAsync("xitong");
        await system.GoAsync($"/officers/{id}");
        await system.PostAsync($"/officers/{id}/forget-second-factor", [new("version", $"{(await AccountAsync("helped.out")).Version}")]);
        Assert.True((await AccountAsync("helped.out")).TwoFactorEnabled); // she issues passwords; this is not hers
        var security = await App.AsAsync("anquan");
        await security.GoAsync($"/officers/{id}");
        await PressAsync(security, "/forget-second-factor");
        await visitor.GoAsync("/cases");
        Assert.StartsWith("/sign-in", visitor.Path, StringComparison.Ordinal);
        await using var db = Db();
        Assert.False(await db.Set<IdentityUserToken<Guid>>().AnyAsync(t => t.UserId == id, Stop));
    }

    [Fact]
    public async Task Secrets_InTheDatabase_AreUnreadable()
    {
        var (_, recovery) = await EnrolAsync("well.kept");
        await using var db = Db();
        var id = (await AccountAsync("well.kept")).Id;
        var key = await db.Set<IdentityUserToken<Guid>>().Where(t => t.UserId == id && t.Name == "AuthenticatorKey").Select(t => t.Value).SingleAsync(Stop);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        var files = Directory.GetFiles(App.Folder, "casereferral.db*").Select(f => Encoding.Latin1.GetString(Read(f))).ToList();
        Assert.Contains(files, f => f.Contains("well.kept", StringComparison.Ordinal)); // we look at the right place
        Assert.All([key!, recovery[0]], secret => Assert.DoesNotContain(files, f => f.Contains(secret, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public async Task Required_OpensNothingElse_UntilItIsSetUp()
    {
        await using var strict = new AppFactory { Settings = new Dictionary<string, string> { ["Accounts:RequireSecondFactor"] = "true" } };
        var visitor = await strict.AsAsync("jiuzhu");
        foreach (var path in new[] { "/", "/cases", "/account" })
        {
            await visitor.GoAsync(path);
            Assert.Equal("/account/second-factor", visitor.Path);
        }
        var key = visitor.Page.QuerySelector("main li code")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        await visitor.SendAsync(new() { ["Form.Code"] = Totp.Code(Base32.Decode(key), Totp.StepAt(strict.Clock.GetUtcNow())) });
        await visitor.GoAsync("/cases");
        Assert.Equal("/cases", visitor.Path);
    }

    private static byte[] Read(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
