using System.Globalization;
using System.Net;
using CaseReferral.Core.Privacy;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Web.Tests.Features.Privacy;

/// <summary>The register of incidents, by the security administrator: recorded, due within four hours, completed.</summary>
public sealed class IncidentPagesTests(AppFactory app) : IClassFixture<AppFactory>
{
    private readonly Story story = new(app);

    private string Today => story.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Severe_IsDueWithinFourHours_AndDoneOnceReportedAndTold()
    {
        var security = await app.AsAsync("anquan");
        await security.GoAsync("/incidents/new");
        await security.SendAsync(new() { ["Form.DiscoveredOn"] = Today, ["Form.DiscoveredAt"] = "09:30", ["Form.IsSevere"] = "true", ["Form.PersonsAffected"] = "12" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, security.Status);
        await security.SendAsync(new()
        {
            ["Form.DiscoveredOn"] = Today,
            ["Form.DiscoveredAt"] = "09:30",
            ["Form.IsSevere"] = "true",
            ["Form.PersonsAffected"] = "12",
            ["Form.Groups"] = "Identity\u001fHealth",
            ["Form.Cause"] = "打印件遗失",
            ["Form.Harm"] = "身份可能被知悉",
            ["Form.Measures"] = "已找回并销毁",
        });
        Assert.Equal("/incidents", security.Path);
        Assert.DoesNotMatch(Words.MissingKey(), security.Html);
        var incident = await story.ReadAsync(db => db.Set<DataIncident>().AsNoTracking().SingleAsync());
        Assert.Equal(TimeSpan.FromHours(4), incident.ReportDueAt - incident.DiscoveredAt);
        Assert.False(incident.IsDone);

        await security.GoAsync($"/incidents/{incident.Id}");
        Assert.DoesNotMatch(Words.MissingKey(), security.Html);
        await security.SendAsync(new() { ["Form.ReportedOn"] = Today, ["Form.ReportedAt"] = "09:00", ["Form.ReportedTo"] = "省网信办", ["Form.PersonsToldOn"] = Today });
        Assert.Contains(Words.Of(app, "Error.Incident.Order"), security.Text, StringComparison.Ordinal);
        await security.SendAsync(new() { ["Form.ReportedAt"] = "09:45" });
        Assert.Equal("/incidents", security.Path);
        Assert.True((await story.ReadAsync(db => db.Set<DataIncident>().AsNoTracking().SingleAsync())).IsDone);
    }

    [Theory]
    [InlineData("xitong")]
    [InlineData("shenji")]
    [InlineData(Story.Police + "-lead")]
    public async Task Register_IsForTheSecurityAdministrator(string account)
    {
        var visitor = await app.AsAsync(account);
        foreach (var page in new[] { "/incidents", "/incidents/new" })
            Assert.Equal((page, HttpStatusCode.Forbidden), (page, (await visitor.GoAsync(page)).Status));
    }
}
