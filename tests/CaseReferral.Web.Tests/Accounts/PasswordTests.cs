using System.Net;
using CaseReferral.Core.Officers;
using CaseReferral.Testing;
using Xunit;

namespace CaseReferral.Web.Tests.Accounts;

/// <summary>Issued and chosen passwords, and what a first sign-in asks before anything else opens.</summary>
public sealed class PasswordTests(AppFactory app) : AccountTest(app)
{
    private const string Good = "a quiet green river";

    [Fact]
    public async Task FirstSignIn_OpensNothingElse_UntilPasswordAndPledgeAreDone()
    {
        var issued = await OpenAccountAsync("first.timer");
        var visitor = await App.Anonymous().SignInAsync("first.timer", issued);
        foreach (var path in new[] { "/", "/cases", "/account", "/handoffs", "/pledge", "/files/" + Guid.Empty })
        {
            await visitor.GoAsync(path);
            Assert.Equal("/account/password", visitor.Path);
        }
        await visitor.PostAsync($"/cases/{Guid.Empty}/reveal", []);
        Assert.Equal("/account/password", visitor.Path);

        await visitor.SendAsync(new() { ["Present"] = issued, ["Chosen"] = Good, ["Repeated"] = Good });
        Assert.Equal("/pledge", visitor.Path);
        await visitor.GoAsync("/cases");
        Assert.Equal("/pledge", visitor.Path);
        await visitor.SendAsync([]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        await visitor.SendAsync(new() { ["Accepted"] = "true" });
        await visitor.GoAsync("/cases");
        Assert.Equal("/cases", visitor.Path);

        Assert.False(IsSignedIn(await App.Anonymous().SignInAsync("first.timer", issued)));
        Assert.True(IsSignedIn(await App.Anonymous().SignInAsync("first.timer", Good)));
    }

    [Theory]
    [InlineData("short", "Length")]
    [InlineData("Rule.Breaker2026", "UserName")]
    [InlineData("Password1234", "Common")]
    [InlineData("ababababababab", "Common")]
    [InlineData("issued", "Used")]
    public async Task Chosen_AgainstARule_IsRefusedWithItsSentence(string chosen, string rule)
    {
        var name = "rule.breaker";
        if (await TryAccountAsync(name) is null)
            await OpenAccountAsync(name);
        var admin = await App.AsAsync("xitong");
        await admin.GoAsync($"/officers/{(await AccountAsync(name)).Id}");
        await PressAsync(admin, "/password");
        var issued = admin.Page.QuerySelector("code.secret")!.TextContent;
        var visitor = await App.Anonymous().SignInAsync(name, issued);
        if (chosen == "issued")
            chosen = issued;
        await visitor.SendAsync(new() { ["Present"] = issued, ["Chosen"] = chosen, ["Repeated"] = chosen });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        var sentence = visitor.Page.GetElementById("Chosen-err")!.TextContent;
        Assert.Contains(rule switch { "Length" => "128", "UserName" => "\u8d26\u53f7", "Common" => "\u5e38\u89c1", _ => "\u7528\u8fc7" }, sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chosen_AmongTheLastFive_IsRefused_TheSixthIsTaken()
    {
        string[] passwords = [.. Enumerable.Range(1, 6).Select(i => $"the {i}. quiet river")];
        var visitor = await NewcomerAsync("circle.walker", passwords[0]);
        for (var i = 1; i < 5; i++)
            await ChangeAsync(visitor, passwords[i - 1], passwords[i], HttpStatusCode.OK);
        foreach (var old in passwords[..5])
            await ChangeAsync(visitor, passwords[4], old, HttpStatusCode.UnprocessableEntity);
        await ChangeAsync(visitor, passwords[4], passwords[5], HttpStatusCode.OK);
        await ChangeAsync(visitor, passwords[5], passwords[0], HttpStatusCode.OK);
    }

    [Fact]
    public async Task Present_Wrong_ChangesNothing()
    {
        var visitor = await NewcomerAsync("wrong.present", Good);
        await ChangeAsync(visitor, "not this one", "another quiet river", HttpStatusCode.UnprocessableEntity);
        Assert.True(IsSignedIn(await App.Anonymous().SignInAsync("wrong.present", Good)));
    }

    [Fact]
    public async Task Issued_NotUsedInTime_DoesNotOpen()
    {
        var before = App.Clock.GetUtcNow();
        var issued = await OpenAccountAsync("too.late");
        App.Clock.Advance(TimeSpan.FromHours(73));
        try { Assert.False(IsSignedIn(await App.Anonymous().SignInAsync("too.late", issued))); }
        finally { App.Clock.Advance(before - App.Clock.GetUtcNow()); }
        Assert.True(IsSignedIn(await App.Anonymous().SignInAsync("too.late", issued)));
    }

    [Fact]
    public void CommonPasswords_AllLongEnoughToMatter() =>
        Assert.All(["1q2w3e4r5t", "WoAiNi1314", "zxcvbnm123"], p => Assert.Equal("Error.Password.Common", PasswordRules.Problem(p, "somebody")));

    /// <summary>A word everybody begins with is no better for the year behind it (ASVS 6.2.4).</summary>
    [Theory]
    [InlineData("Password123!")]
    [InlineData("P@ssw0rd2027")]
    [InlineData("123456admin")]
    [InlineData("Beijing@2027")]
    [InlineData("woaizhongguo")]
    [InlineData("Gongan#88888")]
    [InlineData("admintest01!")]
    public void CommonWord_WithDigitsAndSigns_IsRefused(string password) => Assert.Equal("Error.Password.Common", PasswordRules.Problem(password, "somebody"));

    [Theory]
    [InlineData("a quiet river")]
    [InlineData("zhangjiang7kexue")]
    [InlineData("passing-ships-9")]
    public void Password_OfItsOwnWords_IsGood(string password) => Assert.Null(PasswordRules.Problem(password, "somebody"));

    /// <summary>ASVS 6.2.12, with the list a city names.</summary>
    [Fact]
    public async Task BreachedPassword_IsRefused_WhereTheCityNamesAList()
    {
        var list = Path.GetTempFileName();
        try
        {
            await File.WriteAllLinesAsync(list, Hashes("the known river", "another one").Select(h => h + ":12"), Stop);
            await using var city = new AppFactory { Settings = new Dictionary<string, string> { ["Accounts:BreachedPasswords"] = list } };
            var clerk = await (await city.AsAsync("jiuzhu")).GoAsync("/account/password");
            await clerk.SendAsync(new() { ["Present"] = Visitor.Password, ["Chosen"] = "the known river", ["Repeated"] = "the known river" });
            Assert.Equal(HttpStatusCode.UnprocessableEntity, clerk.Status);
            Assert.Contains("泄露", clerk.Page.GetElementById("Chosen-err")!.TextContent, StringComparison.Ordinal);
            await clerk.SendAsync(new() { ["Present"] = Visitor.Password, ["Chosen"] = "the unknown river", ["Repeated"] = "the unknown river" });
            Assert.Equal(HttpStatusCode.OK, clerk.Status);
        }
        finally
        {
            File.Delete(list);
        }
    }

    [Theory]
    [InlineData("\n", 1000), InlineData("\r\n", 999), InlineData(":3\r\n", 1), InlineData("", 1)]
    public void BreachedList_AnswersForEachOfItsLines_AndForNoOther(string end, int count)
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, string.Concat(Hashes([.. Enumerable.Range(0, count).Select(i => $"word {i}")]).Select(h => h + end)));
        try
        {
            var list = new BreachedPasswords(file);
            Assert.True(list.IsReadable());
            Assert.Equal("5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8", BreachedPasswords.HashOf("password")); // as published
            Assert.All(Enumerable.Range(0, count), i => Assert.True(list.Contains($"word {i}")));
            Assert.All(Enumerable.Range(count, 1000), i => Assert.False(list.Contains($"word {i}")));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static IEnumerable<string> Hashes(params string[] words) =>
        words.Select(BreachedPasswords.HashOf).Order(StringComparer.Ordinal);

    private async Task<Officer?> TryAccountAsync(string name)
    {
        try { return await AccountAsync(name); }
        catch (InvalidOperationException) { return null; }
    }

    private static async Task ChangeAsync(Visitor visitor, string present, string chosen, HttpStatusCode expected)
    {
        await visitor.GoAsync("/account/password");
        await visitor.SendAsync(new() { ["Present"] = present, ["Chosen"] = chosen, ["Repeated"] = chosen });
        Assert.Equal(expected, visitor.Status);
    }
}
