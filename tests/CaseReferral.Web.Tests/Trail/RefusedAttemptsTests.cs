using System.Net;
using CaseReferral.Core.Trail;
using Xunit;

namespace CaseReferral.Web.Tests.Trail;

/// <summary>What the system refuses is written although the use case is rolled back; labels are the server's own.</summary>
public sealed class RefusedAttemptsTests(TrailApp trail) : IClassFixture<TrailApp>
{
    [Fact]
    public async Task Page_NotForThisRole_IsARow()
    {
        var clerk = await trail.App.AsAsync("canlian");
        var row = Assert.Single(await trail.TellsAsync(async () => await clerk.GoAsync("/audit")));
        Assert.Equal((AuditKind.Refused, "Page", "403|audit.read|GET audit"), (row.Kind, row.Entity, row.Detail));
        Assert.Equal(ChainKeys.OfAccount(row.OfficerId), row.Chain);
    }

    [Fact]
    public async Task Thing_InvisibleButThere_IsARowOfItsCase()
    {
        var boy = await trail.BoyAsync();
        var clerk = await trail.App.AsAsync("canlian");
        foreach (var (path, entity, route) in new[] { ($"/cases/{boy.Case}", "Case", "GET cases/{id:guid}"), ($"/handoffs/{boy.Handoff}", "Handoff", "GET handoffs/{id:guid}") })
        {
            var row = Assert.Single(await trail.TellsAsync(async () => Assert.Equal(HttpStatusCode.NotFound, (await clerk.GoAsync(path)).Status)));
            Assert.Equal((AuditKind.Refused, entity, $"404||{route}", ChainKeys.OfCase(boy.Case)), (row.Kind, row.Entity, row.Detail, row.Chain));
        }
        Assert.Empty(await trail.TellsAsync(async () => await clerk.GoAsync($"/cases/{Guid.CreateVersion7()}")));
    }

    [Fact]
    public async Task Form_StalePage_IsARow()
    {
        var boy = await trail.BoyAsync();
        var station = await trail.App.AsAsync("fuliyuan");
        await station.GoAsync($"/handoffs/{boy.Handoff}/placement");
        var rows = await trail.TellsAsync(async () => Assert.Equal(HttpStatusCode.Conflict, (await station.SendAsync(new() { ["Form.Version"] = "0" })).Status));
        var row = Assert.Single(rows);
        Assert.Equal(("409||POST handoffs/{id:guid}/placement", boy.Handoff), (row.Detail, row.HandoffId!.Value));
    }

    [Fact]
    public async Task Form_RuleUnmet_IsARowWithTheRule()
    {
        var boy = await trail.BoyAsync();
        var police = await trail.App.AsAsync("shi-xingzhen");
        await police.GoAsync($"/cases/{boy.Case}/police/buyer");
        await police.SendAsync(new() { ["Form.Phone"] = "13800000009" });
        var station = await trail.App.AsAsync("fuliyuan");
        await station.GoAsync($"/handoffs/{boy.Handoff}/placement");
        var rows = await trail.TellsAsync(async () => Assert.Equal(HttpStatusCode.UnprocessableEntity, (await station.SendAsync(new() { ["Form.CarerPhone"] = "13800000009" })).Status));
        var row = Assert.Single(rows);
        Assert.Equal("422|NotWithBuyer|POST handoffs/{id:guid}/placement", row.Detail);
        Assert.DoesNotContain("13800000009", row.Changes + row.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reveal_LabelsSentByTheClient_AreNotTaken()
    {
        var boy = await trail.BoyAsync();
        var police = await trail.App.AsAsync("shi-xingzhen");
        await police.GoAsync($"/cases/{boy.Case}");
        var rows = await trail.TellsAsync(async () => await police.PostAsync($"/cases/{boy.Case}/reveal",
        [
            new("purpose", "hand-over"), new("OfficerName", "forged"), new("actor", "forged"), new("Kind", "SignedIn"), new("Entity", "forged"), new("Detail", "forged"),
        ]));
        var row = Assert.Single(rows);
        Assert.Equal((AuditKind.Revealed, "Case", "hand-over", "林示范"), (row.Kind, row.Entity, row.Detail, row.OfficerName));
    }

    [Fact]
    public async Task File_Opened_IsARow()
    {
        var boy = await trail.BoyAsync();
        var police = await trail.App.AsAsync("shi-xingzhen");
        await police.GoAsync($"/cases/{boy.Case}");
        var file = police.Page.QuerySelector("a[href^='/documents/']")!.GetAttribute("href")!.Replace("/documents/", "/files/", StringComparison.Ordinal);
        var row = Assert.Single(await trail.TellsAsync(async () => await police.Http.GetAsync(file)));
        Assert.Equal((AuditKind.Opened, "Attachment", ChainKeys.OfCase(boy.Case)), (row.Kind, row.Entity, row.Chain));
    }
}
