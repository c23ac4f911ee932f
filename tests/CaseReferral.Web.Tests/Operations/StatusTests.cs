using System.Net;
using System.Text.Json;
using CaseReferral.Core.Attachments;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CaseReferral.Web.Tests.Operations;

/// <summary>What a load balancer and the system administrator are told of the running system, and how it recovers by itself.</summary>
public sealed class StatusTests : IAsyncDisposable
{
    private const string Administrator = "xitong";
    private readonly AppFactory app = new();

    [Fact]
    public async Task Ready_OfAStranger_IsOneWord()
    {
        var (code, json) = await ReadyAsync(app.Anonymous());
        Assert.Equal(HttpStatusCode.OK, code);
        Assert.Equal(["status"], json.EnumerateObject().Select(p => p.Name));
    }

    [Fact]
    public async Task Ready_OfTheAdministrator_NamesEveryCheck()
    {
        var (_, json) = await ReadyAsync(await app.AsAsync(Administrator));
        var checks = json.GetProperty("checks").EnumerateObject().ToDictionary(c => c.Name, c => c.Value.GetString());
        Assert.Equal(["clock", "database", "disk", "files", "jobs", "mail", "scanner"], checks.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("healthy", checks["database"]);
        Assert.Equal("degraded", checks["jobs"]); // none ever ran here
    }

    [Fact]
    public async Task Jobs_ThatRan_AreWell_AndOverdueLater()
    {
        await app.Services.RunJobsAsync(TestContext.Current.CancellationToken);
        Assert.Equal("healthy", await CheckAsync("jobs"));
        app.Clock.Advance(TimeSpan.FromDays(3));
        await NextReadingAsync();
        Assert.Equal("degraded", await CheckAsync("jobs"));
    }

    [Fact]
    public async Task Clock_SetBack_IsSeen_AndForgottenWhenItIsRight()
    {
        Assert.Equal("healthy", await CheckAsync("clock"));
        app.Clock.Advance(TimeSpan.FromHours(-1));
        await NextReadingAsync();
        Assert.Equal("degraded", await CheckAsync("clock"));
        app.Clock.Advance(TimeSpan.FromHours(1));
        await NextReadingAsync();
        Assert.Equal("healthy", await CheckAsync("clock"));
    }

    [Fact]
    public async Task Schema_OfANewerVersion_TakesTheNodeOut_UntilItIsGone()
    {
        await SqlAsync("""INSERT INTO "__EFMigrationsHistory" VALUES ('29990101000000_Later', '10.0')""");
        var (code, json) = await ReadyAsync(app.Anonymous());
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "unhealthy"), (code, json.GetProperty("status").GetString()));
        await SqlAsync("""DELETE FROM "__EFMigrationsHistory" WHERE "MigrationId" LIKE '2999%'""");
        await NextReadingAsync();
        Assert.Equal(HttpStatusCode.OK, (await ReadyAsync(app.Anonymous())).Code);
    }

    [Fact]
    public async Task Disk_AlmostFull_TakesTheNodeOut()
    {
        await using var full = new AppFactory { Settings = new Dictionary<string, string> { ["Status:FreeMegabytes"] = "1000000000" } };
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await ReadyAsync(full.Anonymous())).Code);
    }

    [Fact]
    public async Task Files_InAFolderThatIsNotMounted_TakeTheNodeOut_AndOneThatIsLostIsTold()
    {
        var police = await app.AsAsync(Story.Police);
        var @case = await new Story(app).RescueAsync();
        for (var i = 0; i < 2; i++)
            await (await police.GoAsync($"/cases/{@case}/files/new")).UploadAsync(DocumentCategories.BasicFacts, "a.pdf", [.. "%PDF-1.4\n%%EOF\n"u8]);
        Assert.Equal("healthy", await CheckAsync("files"));

        var (folder, away) = (Path.Combine(app.Folder, "attachments"), Path.Combine(app.Folder, "away"));
        Directory.Move(folder, away);
        await NextReadingAsync();
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "unhealthy"), ((await ReadyAsync(app.Anonymous())).Code, await CheckAsync("files")));
        Directory.Move(away, folder);
        await NextReadingAsync();
        Assert.Equal(HttpStatusCode.OK, (await ReadyAsync(app.Anonymous())).Code);

        File.Delete(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).First());
        await NextReadingAsync();
        Assert.Equal((HttpStatusCode.OK, "degraded"), ((await ReadyAsync(app.Anonymous())).Code, await CheckAsync("files")));
    }

    [Theory]
    [InlineData("zh-CN", "系统状态")]
    [InlineData("en", "System status")]
    public async Task Page_OfTheAdministrator_SaysEachCheckInWords(string language, string title)
    {
        var administrator = await app.AsAsync(Administrator);
        await administrator.GoAsync($"/language/{language}?returnUrl=/status");
        Assert.Equal(HttpStatusCode.OK, administrator.Status);
        Assert.Contains(title, administrator.Text, StringComparison.Ordinal);
        Assert.Equal(7, administrator.Page.QuerySelectorAll("tbody tr").Length);
        Assert.NotNull(administrator.Page.QuerySelector("a[href='/jobs']"));
    }

    [Theory]
    [InlineData("shi-xingzhen")]
    [InlineData("anquan")]
    [InlineData("bangongshi")]
    public async Task Page_OfAnybodyElse_IsRefused(string account) =>
        Assert.Equal(HttpStatusCode.Forbidden, (await (await app.AsAsync(account)).GoAsync("/status")).Status);

    private async Task<string?> CheckAsync(string name) =>
        (await ReadyAsync(await app.AsAsync(Administrator))).Json.GetProperty("checks").GetProperty(name).GetString();

    private static async Task<(HttpStatusCode Code, JsonElement Json)> ReadyAsync(Visitor visitor)
    {
        using var answer = await visitor.Http.GetAsync("/health/ready", TestContext.Current.CancellationToken);
        return (answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement);
    }

    /// <summary>Readings are kept for a second of real time.</summary>
    private static Task NextReadingAsync() => Task.Delay(1100, TestContext.Current.CancellationToken);

    private async Task SqlAsync(string sql)
    {
        await using var db = app.Services.GetRequiredService<AppDbContexts>().For(Actor.System("test"));
        await db.Database.ExecuteSqlRawAsync(sql, TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
