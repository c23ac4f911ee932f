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

    [Fact]
    public async Task ScreeningLimit_IsTheHospitals_AndNotOnTheSendersPage()
    {
        var id = await story.TreatedAsync();
        var sender = await (await app.AsAsync(Story.Police)).GoAsync($"/handoffs/{id}");
        Assert.Null(sender.Page.QuerySelector("[aria-labelledby=rec-title]"));
    }
}
