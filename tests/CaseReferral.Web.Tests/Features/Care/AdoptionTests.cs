using System.Net;
using CaseReferral.Core.Attachments;
using CaseReferral.Core.Care;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CaseReferral.Web.Tests.Features.Care;

/// <summary>G-10: nothing of an adoption before the certificates, the notice and the twelve months; tried by the page, past the page, and past the web.</summary>
public sealed class AdoptionTests : IAsyncDisposable
{
    private readonly AppFactory app = new();
    private readonly Story story;

    public AdoptionTests() => story = new(app);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private Task<int> VersionAsync(Guid child) => story.ReadAsync(db => db.Set<Case>().Where(c => c.Id == child).Select(c => c.Version).SingleAsync());
    private Task<int> StepsAsync(Guid child) => story.ReadAsync(db => db.Set<AdoptionStep>().CountAsync(s => s.CaseId == child));

    /// <summary>A form nobody was shown.</summary>
    private async Task<Visitor> ForgeAsync(Guid child, string step, DateOnly on, string account = Story.Centre, bool clause = true)
    {
        var clerk = await app.AsAsync(account);
        await clerk.GoAsync($"/cases/{child}/social-work");
        return await clerk.PostAsync($"/cases/{child}/adoption", new Dictionary<string, string>
        {
            ["Form.Version"] = $"{await VersionAsync(child)}",
            ["Form.Step"] = step,
            ["Form.On"] = $"{on:yyyy-MM-dd}",
            ["Form.DocumentNumber"] = "云民〔2027〕3号",
            ["Form.ReturnClause"] = clause ? "true" : "false",
        });
    }

    [Fact]
    public async Task Lock_HoldsUntilTheLastLink_AgainstThePageAndAForgedPost()
    {
        var child = await story.PlacedAsync();
        async Task LockedBy(string rule)
        {
            var clerk = await (await app.AsAsync(Story.Centre)).GoAsync($"/cases/{child}/adoption");
            Assert.Equal(HttpStatusCode.OK, clerk.Status);
            Assert.DoesNotMatch(Words.MissingKey(), clerk.Html);
            Assert.Null(clerk.Page.QuerySelector($"form[action='/cases/{child}/adoption']"));
            foreach (var step in AdoptionStep.StepCodes)
            {
                var forged = await ForgeAsync(child, step, story.Today);
                Assert.Equal(HttpStatusCode.UnprocessableEntity, forged.Status);
                Assert.Contains(Words.Of(app, "Rule." + rule), forged.Text, StringComparison.Ordinal);
            }
            await using var scope = await story.ScopeAsync(Story.Centre);
            var service = scope.ServiceProvider.GetRequiredService<AdoptionService>();
            var refused = await Assert.ThrowsAsync<RuleBrokenException>(async () =>
                await service.RecordAsync(child, await VersionAsync(child), new() { Step = "guardianship", On = story.Today, DocumentNumber = "1" }, default));
            Assert.Contains(rule, refused.Reasons.Select(r => r.Rule));
            Assert.Equal(0, await StepsAsync(child));
        }

        await LockedBy("AdoptionFirstCertificate");
        await story.AttachAsync(Story.Police, child, DocumentCategories.CertificateOneMonth);
        await LockedBy("AdoptionNoticeHasRun");
        await story.AttachAsync(Story.Centre, child, DocumentCategories.TracingNotice);
        await story.AttachAsync(Story.Police, child, DocumentCategories.CertificateTwelveMonths);
        app.Clock.Advance(TimeSpan.FromDays(31));
        await LockedBy("AdoptionMonthsPassed");
        app.Clock.Set(new DateTime(2027, 3, 2, 9, 0, 0));
        await LockedBy("AdoptionLastCertificate");

        await story.AttachAsync(Story.Police, child, DocumentCategories.CertificateTwelveMonths, name: "满12个月.pdf");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ForgeAsync(child, "registration", story.Today)).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ForgeAsync(child, "guardianship", story.Today.AddDays(-1))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await ForgeAsync(child, "guardianship", story.Today, Story.Police)).Status);
        Assert.Equal(0, await StepsAsync(child));

        foreach (var step in new[] { "guardianship", "assessment", "agreement", "notice" })
        {
            if (step == "agreement")
                Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ForgeAsync(child, step, story.Today, clause: false)).Status);
            var clerk = await (await app.AsAsync(Story.Centre)).GoAsync($"/cases/{child}/adoption");
            await clerk.SendAsync(new() { ["Form.On"] = $"{story.Today:yyyy-MM-dd}", ["Form.DocumentNumber"] = "云民〔2027〕4号", ["Form.ReturnClause"] = "true" });
            Assert.Equal((HttpStatusCode.OK, true), (clerk.Status, clerk.Text.Contains("云民〔2027〕4号", StringComparison.Ordinal)));
        }
        // D-13: sixty days of the registry's notice, to the day.
        app.Clock.Advance(TimeSpan.FromDays(59));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ForgeAsync(child, "registration", story.Today)).Status);
        app.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(HttpStatusCode.OK, (await ForgeAsync(child, "registration", story.Today)).Status);
        Assert.Equal(5, await StepsAsync(child));
    }
}
