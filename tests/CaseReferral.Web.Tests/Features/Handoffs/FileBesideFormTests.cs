using CaseReferral.Core.Handoffs;
using CaseReferral.Testing;
using Xunit;

namespace CaseReferral.Web.Tests.Features.Handoffs;

/// <summary>The link to the upload of a file leaves the form it stands in where it is, with all that was typed.</summary>
public sealed class FileBesideFormTests(AppFactory app) : IClassFixture<AppFactory>
{
    private readonly Story story = new(app);

    [Fact]
    public async Task Request_WithAPaperMissing_KeepsItsText_AndReadsTheListAgain()
    {
        var id = await story.RescueAsync();
        var police = await (await app.AsAsync(Story.Police)).GoAsync($"/cases/{id}/handoffs/new/placement");
        AssertBeside(police);
        await story.AttachAsync(Story.Police, id, Core.Attachments.DocumentCategories.TemporaryCareNotice);
        var missing = police.Page.QuerySelectorAll("ul.checks a").Length;
        await police.SendAsync(new() { ["Form.Text"] = "请尽快接收" }, button: "save=preview");
        Assert.Contains("请尽快接收", police.Page.QuerySelector("[name='Form.Text']")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(missing - 1, police.Page.QuerySelectorAll("ul.checks a").Length);
    }

    [Fact]
    public async Task Supply_OpensTheUploadBesideTheForm()
    {
        var id = await story.HandoffAsync(HandoffStatus.SupplementRequested);
        AssertBeside(await (await app.AsAsync(Story.Police)).GoAsync($"/handoffs/{id}/do/supply"));
    }

    private static void AssertBeside(Visitor visitor)
    {
        var link = visitor.Page.QuerySelector("main form a[href*='/files/new']")!;
        Assert.Equal(("_blank", "noopener"), (link.GetAttribute("target"), link.GetAttribute("rel")));
        Assert.DoesNotContain("returnUrl", link.GetAttribute("href")!, StringComparison.OrdinalIgnoreCase);
        Assert.NotEqual("", visitor.Page.GetElementById(link.GetAttribute("aria-describedby")!)!.TextContent);
    }
}
