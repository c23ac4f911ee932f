using System.Net;
using System.Text.Json;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;
using CaseReferral.Testing;
using CaseReferral.Web.Setup;
using Xunit;

namespace CaseReferral.Web.Tests.Operations;

/// <summary>The mail server as an administrator sets it up and sees it: wrong settings named, a dead one told, nothing stops for it.</summary>
public sealed class MailTests : IAsyncDisposable
{
    private const string Administrator = "xitong";
    private readonly MailServer server = new();
    private readonly AppFactory app;

    public MailTests() => app = new()
    {
        Settings = new Dictionary<string, string>
        {
            ["Mail:Host"] = "127.0.0.1",
            ["Mail:Port"] = $"{server.Port}",
            ["Mail:From"] = "noreply@example.gov.cn",
            ["Mail:Tls"] = "None",
            ["Mail:Link"] = "https://casereferral.example.gov.cn",
        },
    };

    [Fact]
    public async Task DeadServer_IsAConcern_AndGoesByItself()
    {
        var administrator = await app.AsAsync(Administrator);
        Assert.Equal((HttpStatusCode.OK, "degraded"), await CheckAsync(administrator));
        await administrator.GoAsync("/status");
        Assert.Contains(Features.Words.Full(app, "Health.MailAway", 0), administrator.Text, StringComparison.Ordinal);
        server.Start();
        await Task.Delay(TimeSpan.FromSeconds(3.2), TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.OK, "healthy"), await CheckAsync(administrator));
    }

    [Fact]
    public async Task Unit_ThatGetsAnAddress_IsMailed()
    {
        server.Start();
        var administrator = await app.AsAsync(Administrator);
        var unit = (await new Story(app).ActorAsync(Story.Receiver)).OrganisationId;
        await administrator.GoAsync($"/organisations/{unit}/edit");
        await administrator.SendAsync(new() { ["Form.Mail"] = "two@example.gov.cn, addresses@example.gov.cn" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, administrator.Status);
        Assert.NotNull(administrator.Page.GetElementById("Form_Mail-err"));
        await administrator.SendAsync(new() { ["Form.Mail"] = " fayuan@example.gov.cn " });
        Assert.Equal(HttpStatusCode.OK, administrator.Status);
        Assert.Contains("fayuan@example.gov.cn", administrator.Text, StringComparison.Ordinal);

        var story = new Story(app);
        var handoff = await story.HandoffAsync(HandoffStatus.Sent);
        await app.Services.RunJobAsync("notice-mail", TestContext.Current.CancellationToken);
        Assert.Contains((await story.FindAsync(handoff))!.Number, Assert.Single(server.Mails), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x@example.gov.cn", true)]
    [InlineData("x", false)]
    [InlineData("x@localhost", false)]
    [InlineData("Name <x@example.gov.cn>", false)]
    [InlineData("x@example.gov.cn\r\nBcc: y@example.gov.cn", false)]
    [InlineData("x@example.gov.cn;y@example.gov.cn", false)]
    public void Address_IsOnePlainOne(string text, bool taken) => Assert.Equal(taken, MailAddresses.IsOne(text));

    [Theory]
    [InlineData("Mail:Host", "no host", "Mail:Host")]
    [InlineData("Mail:Host", "", "Mail:Host")]
    [InlineData("Mail:Port", "0", "Mail:Port")]
    [InlineData("Mail:From", "nobody", "Mail:From")]
    [InlineData("Mail:User", "u", "Mail:User")]
    [InlineData("Mail:Link", "casereferral", "Mail:Link")]
    [InlineData("Mail:Seconds", "0", "Mail:Seconds")]
    [InlineData("Mail:Tls", "Perhaps", "Mail:Tls")]
    [InlineData("Mail:Port", "many", "Mail:Port")]
    public async Task Setting_ThatCannotBe_EndsTheStartWithItsName(string key, string value, string named)
    {
        var folder = Directory.CreateTempSubdirectory("casereferral-mail-").FullName;
        var settings = app.Settings.ToDictionary();
        settings[key] = value;
        var said = await Executable.RunAsync(folder, 1, [.. settings.Select(s => $"--{s.Key}={s.Value}")]);
        Assert.Contains(named, said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
        Directory.Delete(folder);
    }

    [Fact]
    public void Password_OverAnOpenLine_IsRefused()
    {
        var options = new MailOptions { Host = "h", From = "a@example.gov.cn", Link = "https://x", Tls = MailTls.None, User = "u", Password = "geheim" };
        var failure = Assert.Throws<StartProblemException>(options.Check);
        Assert.Contains("Mail:Tls", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", failure.Message, StringComparison.Ordinal);
    }

    private static async Task<(HttpStatusCode Code, string? Mail)> CheckAsync(Visitor administrator)
    {
        await Task.Delay(1100, TestContext.Current.CancellationToken);
        using var answer = await administrator.Http.GetAsync("/health/ready", TestContext.Current.CancellationToken);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return (answer.StatusCode, json.RootElement.GetProperty("checks").GetProperty("mail").GetString());
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await server.DisposeAsync();
    }
}
