using CaseReferral.Core.Departments.Health;
using CaseReferral.Testing;
using Xunit;

namespace CaseReferral.Web.Tests.Features.Departments;

/// <summary>What the hospital sees on its hand-off before it has recorded anything.</summary>
public sealed class HealthPagesTests(AppFactory app) : IClassFixture<AppFactory>
{
    private readonly Story story = new(app);

    /// <summary>The limit of 72 hours begins with the acceptance and is gone with the screening; a scale alone does not end it.</summary>
    [Fact]
    public async Task ScreeningLimit_IsOnTheHospitalsPage_UntilTheScreeningIsRecorded()
    {
        var id = await story.TreatedAsync();
        var limit = Words.Of(app, "CaseClock." + HealthKind.ScreeningClock);
        var hospital = await (await app.AsAsync(ScaleStory.Hospital)).GoAsync($"/handoffs/{id}");
        Assert.Contains(limit, hospital.Page.QuerySelector("[aria-labelledby=rec-title]")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(hospital.Page.QuerySelector("[aria-labelledby=rec-title] .light"));
        await story.Phq9Async(id, 0);
        Assert.Contains(limit, (await hospital.GoAsync($"/handoffs/{id}")).Text, StringComparison.Ordinal);
        app.Clock.Advance(TimeSpan.FromHours(73));
        hospital = await (await app.AsAsync(ScaleStory.Hospital)).GoAsync($"/handoffs/{id}");
        Assert.NotNull(hospital.Page.QuerySelector("[aria-labelledby=rec-title] .light-red"));
        await hospital.GoAsync($"/handoffs/{id}/health");
        await hospital.SendAsync(new() { ["Form.ScreenedOn"] = $"{story.Today:yyyy-MM-dd}", ["Form.ScreeningResult"] = "no-finding" });
        Assert.DoesNotContain(limit, hospital.Page.QuerySelector("[aria-labelledby=rec-title]")!.TextContent, StringComparison.Ordinal);
    }

    private async Task<Visitor> ServeAsync(Guid id, string kind, DateOnly on, string? note = null)
    {
        var hospital = await (await app.AsAsync(ScaleStory.Hospital)).GoAsync($"/handoffs/{id}/health");
        return await hospital.SendAsync(new() { ["Form.SessionKind"] = kind, ["Form.Provider"] = "clinician", ["Form.SessionOn"] = $"{on:yyyy-MM-dd}", ["Form.SessionNote"] = note });
    }

    /// <summary>What was written about a visit is read again by the hospital, also the oldest of many, and by nobody else; a stay has a beginning and an end.</summary>
    [Fact]
    public async Task Visits_AreReadAgain_AndAStayInHospitalHasItsDays()
    {
        var id = await story.TreatedAsync();
        var today = story.Today;
        var early = await ServeAsync(id, HealthSession.Discharge, today);
        Assert.Contains(Words.Of(app, "Rule.DischargeAfterAdmission"), early.Text, StringComparison.Ordinal);
        await ServeAsync(id, "outpatient", today.AddDays(-9), "首诊记录样例");
        await ServeAsync(id, HealthSession.Admission, today.AddDays(-8), "收入儿科");
        var since = Words.Full(app, "Health.InHospital", $"{today.AddDays(-8):MM-dd}");
        for (var day = 7; day > 1; day--)
            await ServeAsync(id, "rehabilitation", today.AddDays(-day));
        var hospital = await (await app.AsAsync(ScaleStory.Hospital)).GoAsync($"/handoffs/{id}");
        Assert.DoesNotMatch(Words.MissingKey(), hospital.Html);
        Assert.Contains("首诊记录样例", hospital.Text, StringComparison.Ordinal);
        Assert.Contains(since, hospital.Text, StringComparison.Ordinal);
        await ServeAsync(id, HealthSession.Discharge, today);
        Assert.DoesNotContain(since, (await hospital.GoAsync($"/handoffs/{id}")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("首诊记录样例", (await (await app.AsAsync(Story.Police)).GoAsync($"/handoffs/{id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ScreeningLimit_IsTheHospitals_AndNotOnTheSendersPage()
    {
        var id = await story.TreatedAsync();
        var sender = await (await app.AsAsync(Story.Police)).GoAsync($"/handoffs/{id}");
        Assert.Null(sender.Page.QuerySelector("[aria-labelledby=rec-title]"));
    }
}
