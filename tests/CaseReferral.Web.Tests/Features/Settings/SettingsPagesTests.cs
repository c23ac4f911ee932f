using System.Net;
using AngleSharp.Html.Dom;
using CaseReferral.Core.Access;
using CaseReferral.Core.Handoffs;
using CaseReferral.Testing;
using CaseReferral.Web.Tests.Features.Access;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Web.Tests.Features.Settings;

/// <summary>Agreed numbers are settings: they are shown with their source, and the pages go by them.</summary>
public sealed class SettingsPagesTests : IAsyncDisposable
{
    private readonly AppFactory app = new()
    {
        Settings = new Dictionary<string, string>
        {
            ["Access:TeamDays"] = "45",
            ["Access:AskDays"] = "5",
            ["Access:EmergencyHours"] = "6",
            ["Access:MaxDays"] = "60",
            ["HandoffLimits:Sign:Normal"] = "5h",
            ["Handoffs:HeldDays"] = "44",
            ["Handoffs:ReviewDays"] = "11",
            ["Urging:OrderAfterDays"] = "7",
        },
    };

    private readonly Story story;

    public SettingsPagesTests() => story = new(app);

    [Fact]
    public async Task Page_ShowsWhatStands_WithItsSource_ToTheSystemAdministratorAlone()
    {
        var administrator = await app.AsAsync("xitong");
        await administrator.GoAsync("/status");
        Assert.NotNull(administrator.Page.QuerySelector("a[href='/settings']"));
        await administrator.GoAsync("/settings");
        Assert.Equal(HttpStatusCode.OK, administrator.Status);
        Assert.DoesNotMatch(Words.MissingKey(), administrator.Html);
        string Row(string key) => administrator.Page.QuerySelectorAll("tr").Single(r => r.QuerySelector("code")?.TextContent == key).TextContent;
        Assert.Contains(Words.Full(app, "Term.CalendarDays", 45), Row("Access:TeamDays"), StringComparison.Ordinal);
        Assert.Contains(Words.Of(app, "Settings.Agreed"), Row("Access:TeamDays"), StringComparison.Ordinal);
        Assert.Contains(Words.Full(app, "Term.CalendarDays", 44), Row("Handoffs:HeldDays"), StringComparison.Ordinal);
        Assert.Contains("7", Row("Urging:OrderAfterDays"), StringComparison.Ordinal);
        Assert.Contains(Words.Full(app, "Term.Hours", 5), Row("HandoffLimits:Sign:Normal"), StringComparison.Ordinal);
        Assert.Contains(Words.Of(app, "Settings.Law"), administrator.Text, StringComparison.Ordinal);
        foreach (var account in new[] { Story.Police, Story.Office, "anquan", "shenji" })
            Assert.Equal(HttpStatusCode.Forbidden, (await (await app.AsAsync(account)).GoAsync("/settings")).Status);
    }

    [Fact]
    public async Task Forms_ProposeAndBoundByTheSettings()
    {
        var id = await story.HandoffAsync(HandoffStatus.Accepted);
        var @case = (await story.FindAsync(id))!.CaseId;
        var lead = await app.AsAsync("shi-xingzhen-lead");
        await lead.GoAsync($"/cases/{@case}/access/team");
        Assert.Equal($"{story.Today.AddDays(45):yyyy-MM-dd}", ((IHtmlInputElement)lead.Page.QuerySelector("[name='Form.Until']")!).Value);
        await lead.SendAsync(new() { ["Form.OfficerId"] = $"{(await story.ActorAsync(Story.Police)).OfficerId}", ["Form.Reason"] = "x", ["Form.Until"] = $"{story.Today.AddDays(61):yyyy-MM-dd}" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, lead.Status);
        Assert.Contains("60", lead.Page.QuerySelector(".err-summary")!.TextContent, StringComparison.Ordinal);
        await lead.SendAsync(new() { ["Form.Until"] = $"{story.Today.AddDays(60):yyyy-MM-dd}" });
        Assert.Equal(HttpStatusCode.OK, lead.Status);
        Assert.Equal("5h", await story.ReadAsync(db => db.Set<HandoffClock>().Where(c => c.HandoffId == id && c.Step == ClockStep.Sign).Select(c => c.Limit).SingleAsync()));
    }

    [Fact]
    public async Task Pause_IsBoundByTheSettings_AndSaysSo()
    {
        var id = await story.HandoffAsync(HandoffStatus.Accepted);
        var receiver = await app.AsAsync(Story.Receiver);
        await receiver.GoAsync($"/handoffs/{id}/do/hold");
        Assert.Contains(Words.Full(app, "Consequence.Hold", 44, 11), receiver.Text, StringComparison.Ordinal);
        await receiver.SendAsync(new() { ["Form.Text"] = "x", ["Form.ReviewOn"] = $"{story.Today.AddDays(12):yyyy-MM-dd}" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, receiver.Status);
        Assert.Contains("11", receiver.Page.QuerySelector(".err-summary")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Emergency_LastsAsLongAsIsSet_AndSaysSo()
    {
        var id = await story.HandoffAsync(HandoffStatus.Accepted);
        var @case = (await story.FindAsync(id))!.CaseId;
        await using (var scope = await story.ScopeAsync(await app.ColleagueOfAsync(Story.Police)))
        {
            var grants = (GrantService)scope.ServiceProvider.GetService(typeof(GrantService))!;
            await grants.BreakGlassAsync(@case, "emergency", TestContext.Current.CancellationToken);
        }
        var until = await story.ReadAsync(db => db.Set<CaseGrant>().Where(g => g.CaseId == @case && g.Kind == GrantKind.BreakGlass).Select(g => g.Until).SingleAsync());
        Assert.Equal(story.Now.AddHours(6), until);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
