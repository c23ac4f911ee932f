using System.Net;
using CaseReferral.Core.Attachments;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Trail;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CaseReferral.Web.Tests.Features.Privacy;

/// <summary>A file whose time has run is erased by two people, never under a hold; what is left is a tombstone.</summary>
public sealed class ErasurePagesTests
{
    private const string Lead = Story.Police + "-lead";

    [Fact]
    public async Task File_AfterItsTime_IsErasedByASecondPerson_AndTheTrailVerifies()
    {
        await using var app = new AppFactory();
        var story = new Story(app);
        var id = await story.RescueAsync(30, told: false);
        await story.AttachAsync(Story.Police, id, DocumentCategories.BasicFacts);
        await story.ActAsync(Lead, id, CaseAction.Unfound, new() { Text = "经查不属于拐卖" });
        var police = await app.AsAsync(Story.Police);
        await ProposeAsync(police, id);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, police.Status);
        Assert.Contains("2036-03-02", police.Text, StringComparison.Ordinal);

        app.Clock.Advance(TimeSpan.FromDays(3660));
        police = await app.AsAsync(Story.Police);
        await police.GoAsync($"/cases/{id}/privacy/holds/new");
        await police.SendAsync(new() { ["Form.Reason"] = "行政复核" });
        await ProposeAsync(police, id);
        Assert.Contains(Words.Of(app, "Rule.ErasureNoLegalHold"), police.Text, StringComparison.Ordinal);
        await police.GoAsync($"/cases/{id}/privacy");
        var lift = police.Page.QuerySelector("a[href$='/lift']")!.GetAttribute("href")!;
        await police.GoAsync(lift);
        await police.SendAsync(new() { ["Form.Reason"] = "复核已结束" });
        Assert.Equal(HttpStatusCode.NotFound, (await police.GoAsync(lift)).Status);
        await ProposeAsync(police, id);
        Assert.Equal($"/cases/{id}/privacy", police.Path);
        // The proposer sees no button, and an officer may not confirm at all.
        Assert.Null(police.Page.QuerySelector("form[action$='/confirm']"));

        var lead = await app.AsAsync(Lead);
        await lead.GoAsync("/privacy/retention");
        Assert.NotNull(lead.Page.QuerySelector($"a[href='/cases/{id}/privacy']"));
        Assert.DoesNotMatch(Words.MissingKey(), lead.Html);
        await lead.GoAsync($"/cases/{id}/privacy");
        await lead.SendAsync([], "form[action$='/confirm']");
        Assert.Equal($"/cases/{id}/privacy", lead.Path);
        Assert.DoesNotMatch(Words.MissingKey(), lead.Html);
        await lead.GoAsync("/privacy/retention");
        Assert.Null(lead.Page.QuerySelector($"a[href='/cases/{id}/privacy']"));
        await lead.GoAsync($"/cases/{id}");
        Assert.Equal(HttpStatusCode.OK, lead.Status);
        Assert.DoesNotMatch(Words.MissingKey(), lead.Html);

        Assert.False(await story.ReadAsync(db => db.Set<Attachment>().AnyAsync(a => a.CaseId == id)));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(app.Folder, "attachments"), "*", SearchOption.AllDirectories));
        var tomb = await story.ReadAsync(db => db.Set<AuditEntry>().SingleAsync(a => a.CaseId == id && a.Kind == AuditKind.Erased));
        Assert.Equal((await story.ActorAsync(Lead)).OfficerId, tomb.OfficerId);
        Assert.EndsWith(";files=1;identity=erased", tomb.Detail, StringComparison.Ordinal);
        Assert.Empty((await app.Services.GetRequiredService<TrailVerifier>().VerifyAsync(null, null, TestContext.Current.CancellationToken)).Broken);
    }

    [Fact]
    public async Task Lead_WhoProposed_CannotConfirm()
    {
        await using var app = new AppFactory();
        var story = new Story(app);
        var id = await story.RescueAsync(30, told: false);
        await story.ActAsync(Lead, id, CaseAction.Unfound, new() { Text = "经查不属于拐卖" });
        app.Clock.Advance(TimeSpan.FromDays(3660));
        var lead = await app.AsAsync(Lead);
        await ProposeAsync(lead, id);
        var form = lead.Page.QuerySelector("form[action$='/drop']")!;
        await lead.PostAsync(form.GetAttribute("action")!.Replace("/drop", "/confirm", StringComparison.Ordinal),
            [new("version", form.QuerySelector("[name=version]")!.GetAttribute("value")!)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, lead.Status);
        Assert.Contains(Words.Of(app, "Rule.ErasureBySecondPerson"), lead.Text, StringComparison.Ordinal);
        Assert.Null((await story.ReadAsync(db => db.Set<Case>().SingleAsync(c => c.Id == id))).ErasedAt);
    }

    [Fact]
    public async Task Police_WhoGaveTheCaseAway_CannotEraseIt()
    {
        await using var app = new AppFactory();
        var id = await new Story(app).PlacedAsync();
        var police = await app.AsAsync(Lead);
        Assert.Equal(HttpStatusCode.OK, (await police.GoAsync($"/cases/{id}/privacy")).Status);
        Assert.Null(police.Page.QuerySelector("a[href$='/erasure']"));
        Assert.Equal(HttpStatusCode.Forbidden, (await police.GoAsync($"/cases/{id}/privacy/erasure")).Status);
    }

    private static async Task ProposeAsync(Visitor visitor, Guid id)
    {
        await visitor.GoAsync($"/cases/{id}/privacy/erasure");
        await visitor.SendAsync(new() { ["Form.GroundCode"] = "retention-ended", ["Form.Reason"] = "保存期限届满" });
    }
}
