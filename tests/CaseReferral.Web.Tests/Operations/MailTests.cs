using System.Net;
using System.Text.Json;
using CaseReferral.Core.Access;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Notices;
using CaseReferral.Core.Officers;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Trail;
using CaseReferral.Testing;
using CaseReferral.Web.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
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

    [Fact]
    public async Task GivenUpMail_IsSentAgainByTheAdministrator_Once_AndTheTrailSaysSo()
    {
        server.Start();
        var story = new Story(app);
        var handoff = await story.FindAsync(await story.HandoffAsync(HandoffStatus.Sent));
        var administrator = await app.AsAsync(Administrator);
        await administrator.GoAsync("/status");
        Assert.Null(administrator.Page.QuerySelector("form[action$='/again']"));
        var id = await LoseAsync(handoff!);
        await administrator.GoAsync("/status");
        var row = administrator.Page.QuerySelector("section[aria-labelledby=mails-title]")!;
        Assert.Contains((await story.ActorAsync(Story.Receiver)).OrganisationName, row.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(handoff!.Number, row.TextContent, StringComparison.Ordinal);
        foreach (var account in new[] { "anquan", "shenji", Story.Receiver, Story.Office })
        {
            var visitor = await app.AsAsync(account);
            await visitor.GoAsync("/");
            await visitor.PostAsync($"/status/mail/{id}/again", []);
            Assert.Equal((account, HttpStatusCode.Forbidden), (account, visitor.Status));
        }
        await administrator.SendAsync([], $"form[action='/status/mail/{id}/again']");
        Assert.Equal(HttpStatusCode.OK, administrator.Status);
        await administrator.PostAsync($"/status/mail/{id}/again", []);
        Assert.Equal(HttpStatusCode.OK, administrator.Status);
        await administrator.PostAsync($"/status/mail/{Guid.CreateVersion7()}/again", []);
        Assert.Equal(HttpStatusCode.NotFound, administrator.Status);
        Assert.Equal(1, await story.ReadAsync(db => db.Set<AuditEntry>().CountAsync(a => a.Detail == "SendAgain" && a.EntityId == id.ToString())));
        await app.Services.RunJobAsync("notice-mail", TestContext.Current.CancellationToken);
        Assert.Contains(server.Mails, m => m.Contains(handoff.Number, StringComparison.Ordinal));
        var sent = await story.ReadAsync(db => db.Set<OutboxMessage>().SingleAsync(m => m.Id == id));
        Assert.Equal((MailState.Sent, 1), (sent.Mail, sent.Tries));
    }

    /// <summary>The notice of a hand-off as if it had been tried in vain for a day.</summary>
    private async Task<Guid> LoseAsync(Handoff handoff)
    {
        await using var db = app.Services.GetRequiredService<AppDbContexts>().For(Actor.System("test"));
        var unit = await db.Set<Organisation>().SingleAsync(o => o.Id == handoff.ToOrganisationId);
        db.Entry(unit).Property(o => o.Mail).CurrentValue = "fayuan@example.gov.cn";
        var notice = await db.Set<OutboxMessage>().SingleAsync(m => m.SubjectId == handoff.Id && m.ToOrganisationId == unit.Id);
        for (var i = 0; i < MailQueue.MaxTries; i++)
            notice.Try(new Story(app).Now);
        notice.GiveUp(new Story(app).Now);
        await db.SaveChangesAsync();
        return notice.Id;
    }

    [Fact]
    public async Task OwnMailbox_IsEnteredWithThePassword_AndGetsWhatConcernsHer_UntilSheIsOutOfTheCase()
    {
        server.Start();
        var story = new Story(app);
        var id = await story.HandoffAsync(HandoffStatus.InProgress);
        await app.Services.RunJobAsync("notice-mail", TestContext.Current.CancellationToken);
        var officer = await app.AsAsync(Story.Receiver);
        await officer.GoAsync("/account");
        Assert.NotNull(officer.Page.QuerySelector("a[href='/account/notice-mail']"));
        foreach (var (mail, password, field) in new[] { ("x", Visitor.Password, "Form_Mail-err"), ("geren@example.gov.cn", "wrong", "Form_Present-err"), ("geren@example.gov.cn", "", "Form_Present-err") })
        {
            await officer.GoAsync("/account/notice-mail");
            await officer.SendAsync(new() { ["Form.Mail"] = mail, ["Form.Present"] = password });
            Assert.Equal(HttpStatusCode.UnprocessableEntity, officer.Status);
            Assert.NotNull(officer.Page.GetElementById(field));
            Assert.Equal(mail, ((AngleSharp.Html.Dom.IHtmlInputElement)officer.Page.QuerySelector("[name='Form.Mail']")!).Value);
        }
        await officer.SendAsync(new() { ["Form.Mail"] = " geren@example.gov.cn ", ["Form.Present"] = Visitor.Password });
        Assert.Equal((HttpStatusCode.OK, "/account"), (officer.Status, officer.Path));
        var change = await story.ReadAsync(db => db.Set<AuditEntry>().SingleAsync(a => a.Entity == nameof(Officer) && a.Changes!.Contains(nameof(Officer.NoticeMail))));
        Assert.DoesNotContain("geren", change.Changes, StringComparison.Ordinal);

        await story.FireAsync(Story.Police, id, HandoffAction.Urge);
        await MailedAsync();
        Assert.NotEmpty(server.Mails);
        Assert.All(server.Mails, m => Assert.Contains("To: geren@example.gov.cn", m, StringComparison.Ordinal));
        var before = server.Mails.Count;
        await using (var db = app.Services.GetRequiredService<AppDbContexts>().For(Actor.System("test")))
        {
            var actor = await story.ActorAsync(Story.Receiver);
            db.Add(CaseGrant.Exclusion((await story.FindAsync(id))!.CaseId, actor.OfficerId, actor.OrganisationId, null, true, actor, story.Now));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        await story.FireAsync(Story.Police, id, HandoffAction.Cancel);
        await MailedAsync();
        Assert.Equal(before, server.Mails.Count);
    }

    /// <summary>The copy follows a run after the notice.</summary>
    private async Task MailedAsync()
    {
        for (var i = 0; i < 2; i++)
            await app.Services.RunJobAsync("notice-mail", TestContext.Current.CancellationToken);
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
