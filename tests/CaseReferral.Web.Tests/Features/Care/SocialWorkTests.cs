using System.Net;
using CaseReferral.Core.Access;
using CaseReferral.Core.Care;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Privacy;
using CaseReferral.Testing;
using CaseReferral.Web.Tests.Features.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CaseReferral.Web.Tests.Features.Care;

/// <summary>Notice 一.3: the four social-work services of an institution, and what a bought one needs.</summary>
public sealed class SocialWorkTests(AppFactory app) : IClassFixture<AppFactory>
{
    private readonly Story story = new(app);

    private async Task<Visitor> RecordAsync(Guid child, string service, Dictionary<string, string?>? more = null, string account = Story.Centre)
    {
        var clerk = await (await app.AsAsync(account)).GoAsync($"/cases/{child}/social-work");
        Assert.Equal(HttpStatusCode.OK, clerk.Status);
        Assert.DoesNotMatch(Words.MissingKey(), clerk.Html);
        var values = new Dictionary<string, string?> { ["Form.Service"] = service, ["Form.On"] = $"{story.Today:yyyy-MM-dd}", ["Form.Minutes"] = "45", ["Form.Worker"] = "社工甲" };
        foreach (var (name, value) in more ?? [])
            values[name] = value;
        return await clerk.SendAsync(values);
    }

    [Fact]
    public async Task FourServices_AreRecordedAndCounted_OthersReadOnlyThatTheyWere()
    {
        var child = await story.PlacedAsync();
        foreach (var service in SocialWork.ServiceCodes)
            Assert.Equal(HttpStatusCode.OK, (await RecordAsync(child, service, new() { ["Form.Note"] = "识字二十个" })).Status);
        var clerk = await RecordAsync(child, "schooling");
        Assert.Contains(Words.Full(app, "SocialWork.Times", Words.Of(app, "SocialWork.Service.schooling"), 2), clerk.Text, StringComparison.Ordinal);
        Assert.Contains("识字二十个", clerk.Text, StringComparison.Ordinal);
        Assert.Equal(5, await story.ReadAsync(db => db.Set<SocialWork>().CountAsync(s => s.CaseId == child)));
        var police = await (await app.AsAsync(Story.Police)).GoAsync($"/cases/{child}/social-work");
        Assert.Null(police.Page.QuerySelector($"form[action='/cases/{child}/social-work']"));
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.AsAsync("beiling-jiaoyu")).GoAsync($"/cases/{child}/social-work")).Status);
    }

    [Theory]
    [InlineData("Minutes", "0", "Error.SocialWork.Minutes"), InlineData("Minutes", "481", "Error.SocialWork.Minutes")]
    [InlineData("On", "2030-01-01", "Error.InFuture"), InlineData("Service", "magic", "Error.Choose"), InlineData("NextOn", "2020-01-01", "Error.PlanDate")]
    public async Task Service_WithAWrongValue_IsRefusedAtItsField(string field, string value, string key)
    {
        var child = await story.PlacedAsync();
        var clerk = await RecordAsync(child, "skills", new() { ["Form." + field] = value });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, clerk.Status);
        Assert.Contains(Words.Full(app, key, 480), clerk.Page.QuerySelector(".err-summary")!.TextContent, StringComparison.Ordinal);
        Assert.False(await story.ReadAsync(db => db.Set<SocialWork>().AnyAsync(s => s.CaseId == child)));
    }

    /// <summary>G-21, 个人信息保护法 Arts. 29, 31: an organisation outside the state gives a service only with the guardian's separate consent.</summary>
    [Fact]
    public async Task BoughtService_NeedsTheSeparateConsent()
    {
        var society = await Society.OpenAsync(app);
        var child = await story.PlacedAsync();
        Dictionary<string, string?> bought = new() { ["Form.ProviderId"] = $"{society}" };
        var refused = await RecordAsync(child, "behaviour", bought);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(Words.Of(app, "Rule.PurchasedServiceHasConsent"), refused.Text, StringComparison.Ordinal);
        await using (var scope = await story.ScopeAsync(Story.Centre))
            await scope.ServiceProvider.GetRequiredService<ConsentService>().RecordAsync(child, await VersionAsync(child), new()
            {
                OrganisationId = society,
                Groups = FieldGroup.Identity,
                Giver = Speaker.Guardian,
                GiverName = "机构监护人",
                GivenOn = story.Today,
                Purpose = "行为矫治服务",
            }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, (await RecordAsync(child, "behaviour", bought)).Status);
        var state = (await story.ActorAsync(Story.Receiver)).OrganisationId;
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await RecordAsync(child, "behaviour", new() { ["Form.ProviderId"] = $"{state}" })).Status);
    }

    private Task<int> VersionAsync(Guid child) => story.ReadAsync(db => db.Set<Case>().Where(c => c.Id == child).Select(c => c.Version).SingleAsync());
}
