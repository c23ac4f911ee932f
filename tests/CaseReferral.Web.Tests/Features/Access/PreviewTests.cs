using System.Net;
using CaseReferral.Core.Access;
using CaseReferral.Core.Departments.LegalAid;
using CaseReferral.Core.Handoffs;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Web.Tests.Features.Access;

/// <summary>对方将看到: the receiver's projection before anything is sent.</summary>
public sealed class PreviewTests(AppFactory app) : IClassFixture<AppFactory>
{
    private readonly Story story = new(app);

    private async Task<Visitor> PreviewAsync(Guid id, string? unit, string groups)
    {
        var police = await app.AsAsync(Story.Police);
        await police.GoAsync($"/cases/{id}/handoffs/new/{LegalAidKind.KeyName}");
        return await police.SendAsync(new() { ["Form.ToOrganisationId"] = unit, ["Form.Groups"] = groups, ["Form.Text"] = "" }, "main form[data-guard]", "save=preview");
    }

    [Fact]
    public async Task Preview_ShowsTheChosenGroupsMasked_AndSendsNothing()
    {
        var id = await story.RescueAsync(idNumber: "11010120180307123X");
        var centre = await story.ActorAsync(Story.Receiver);
        var full = await PreviewAsync(id, $"{centre.OrganisationId}", $"{FieldGroup.Identity}\u001f{FieldGroup.Rescue}");
        Assert.Equal(HttpStatusCode.OK, full.Status);
        var preview = full.Page.QuerySelector("#preview")!;
        Assert.Contains(centre.OrganisationName, preview.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("11010120180307123X", full.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("王𠮷示", full.Html, StringComparison.Ordinal);
        Assert.Contains("解救", preview.TextContent, StringComparison.Ordinal);
        Assert.Null(preview.QuerySelector("form"));
        Assert.False(await story.ReadAsync(db => db.Set<Handoff>().AnyAsync(h => h.CaseId == id)));

        var less = await PreviewAsync(id, $"{centre.OrganisationId}", $"{FieldGroup.Identity}");
        Assert.True(less.Page.QuerySelector("#preview")!.TextContent.Length < preview.TextContent.Length);
    }

    [Fact]
    public async Task Preview_WithForgedGroups_NeverShowsWhatCannotBeGiven()
    {
        var id = await story.RescueAsync();
        var centre = await story.ActorAsync(Story.Receiver);
        var forged = await PreviewAsync(id, $"{centre.OrganisationId}", $"{FieldGroup.Sampling}\u001f{FieldGroup.CoercedOffences}\u001f{FieldGroup.Buyer}");
        var foot = forged.Page.QuerySelector("#preview .card-foot")!.TextContent;
        foreach (var never in new[] { "采血", "收买", "被迫" })
            Assert.DoesNotContain(never, foot, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_WithoutAReceiver_AsksForOne() =>
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PreviewAsync(await story.RescueAsync(), "", $"{FieldGroup.Identity}")).Status);
}
