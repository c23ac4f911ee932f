using System.Net;
using CaseReferral.Core.Attachments;
using CaseReferral.Core.Common;
using CaseReferral.Core.Handoffs;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Web.Tests.Features.Attachments;

/// <summary>A document has a page: what it is, who may see it, what it is for, its versions, and itself where a page can show it.</summary>
public sealed class DocumentTests(AppFactory app) : IClassFixture<AppFactory>
{
    private static readonly byte[] Paper = "%PDF-1.4\n%%EOF\n"u8.ToArray();
    private readonly Story story = new(app);

    private async Task<Visitor> AddAsync(Guid @case, string path, string description)
    {
        var police = await app.AsAsync(Story.Police);
        await police.GoAsync(path);
        police.Page.QuerySelector("[name=Description]")!.SetAttribute("value", description);
        await police.UploadAsync(DocumentCategories.TemporaryCareNotice, "通知书.pdf", Paper);
        return police;
    }

    private Task<List<Attachment>> FilesAsync(Guid @case) => story.ReadAsync(db => db.Set<Attachment>().Where(a => a.CaseId == @case).OrderBy(a => a.Number).ToListAsync());

    [Fact]
    public async Task NewVersion_TakesThePlace_AndTheOlderOneStaysReadable()
    {
        var child = await story.RescueAsync();
        await AddAsync(child, $"/cases/{child}/files/new", "第 12 号");
        var first = Assert.Single(await FilesAsync(child));
        var police = await app.AsAsync(Story.Police);
        await police.GoAsync($"/documents/{first.Id}");
        Assert.Contains("第 12 号", police.Text, StringComparison.Ordinal);
        Assert.Contains(Words.Of(app, "Kind.placement"), police.Text, StringComparison.Ordinal);
        Assert.DoesNotMatch(Words.MissingKey(), police.Html);
        await AddAsync(child, police.Page.QuerySelector("a[href*='replaces=']")!.GetAttribute("href")!, "第 13 号");
        var files = await FilesAsync(child);
        Assert.Equal([(1, true), (2, false)], files.Select(f => (f.Number, f.ReplacedAt is not null)));
        await police.GoAsync($"/cases/{child}");
        Assert.Contains("第 13 号", police.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("第 12 号", police.Text, StringComparison.Ordinal);
        await police.GoAsync($"/documents/{files[0].Id}");
        Assert.Equal(HttpStatusCode.OK, police.Status);
        Assert.NotNull(police.Page.QuerySelector($"a[href='/documents/{files[1].Id}']"));
        Assert.Null(police.Page.QuerySelector("a[href*='replaces=']"));
    }

    /// <summary>护送交接 (三.14): the page of the placement says that the list with both signatures is not in the file, and leads to it, until it is.</summary>
    [Fact]
    public async Task SignedHandoverList_IsMissed_UntilItIsInTheFile()
    {
        var child = await story.PlacedAsync();
        var handoff = await story.ReadAsync(db => db.Set<Handoff>().Where(h => h.CaseId == child).Select(h => h.Id).SingleAsync());
        var home = await (await app.AsAsync(Story.Centre)).GoAsync($"/handoffs/{handoff}");
        Assert.Contains(Words.Of(app, "Placement.SignedList.None"), home.Text, StringComparison.Ordinal);
        await home.GoAsync(home.Page.QuerySelector("a[href*='category=handover-list']")!.GetAttribute("href")!);
        await home.UploadAsync(DocumentCategories.HandoverList, "清单.pdf", Paper);
        Assert.Equal($"/handoffs/{handoff}", home.Path);
        Assert.DoesNotContain(Words.Of(app, "Placement.SignedList.None"), home.Text, StringComparison.Ordinal);
        Assert.Null(home.Page.QuerySelector("a[href*='category=handover-list']"));
    }

    /// <summary>Before she adds a paper the clerk reads what each kind is for and who sees it; on the paper's own page it stands again.</summary>
    [Fact]
    public async Task Upload_SaysWhatEachKindIsFor_AndWhoSeesIt()
    {
        var child = await story.PlacedAsync();
        var police = await (await app.AsAsync(Story.Police)).GoAsync($"/cases/{child}/files/new");
        Assert.DoesNotMatch(Words.MissingKey(), police.Html);
        var rows = police.Page.QuerySelectorAll("details tbody tr").Select(r => r.TextContent).ToList();
        Assert.Equal(DocumentCategories.All.Count(), rows.Count);
        var certificate = rows.Single(r => r.Contains(Words.Of(app, "Document." + DocumentCategories.CertificateOneMonth), StringComparison.Ordinal));
        foreach (var use in DocumentCategories.UsesOf(DocumentCategories.CertificateOneMonth))
            Assert.Contains(Words.Of(app, "DocumentUse." + use), certificate, StringComparison.Ordinal);
        var id = await story.AttachAsync(Story.Police, child, DocumentCategories.CertificateOneMonth);
        await police.GoAsync($"/documents/{id}");
        Assert.Contains(Words.Of(app, "DocumentUse.adoption"), police.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Version_IsReplacedByItsOwnUnitOnly_AndOnlyOnce()
    {
        var child = await story.PlacedAsync();
        var notice = (await FilesAsync(child)).Single();
        async Task TryAsync(string account)
        {
            await using var scope = await story.ScopeAsync(account);
            var service = (AttachmentService)scope.ServiceProvider.GetService(typeof(AttachmentService))!;
            using var content = new MemoryStream(Paper);
            await service.AddAsync(new(child, notice.Category) { ReplacesId = notice.Id }, "新.pdf", content, TestContext.Current.CancellationToken);
        }
        await Assert.ThrowsAsync<NotPermittedException>(() => TryAsync(Story.Centre));
        await TryAsync(Story.Police);
        await Assert.ThrowsAsync<StaleException>(() => TryAsync(Story.Police));
        Assert.Equal(2, (await FilesAsync(child)).Count);
    }

    /// <summary>Only the preview may stand in a frame, only in our own, and it runs nothing.</summary>
    [Fact]
    public async Task Preview_StandsInOurOwnFrameAlone_AndObeysTheFieldGroup()
    {
        var child = await story.PlacedAsync();
        var file = (await FilesAsync(child)).Single();
        var police = await app.AsAsync(Story.Police);
        var preview = await police.Http.GetAsync($"/files/{file.Id}/preview", TestContext.Current.CancellationToken);
        Assert.Equal("application/pdf", preview.Content.Headers.ContentType!.MediaType);
        Assert.Null(preview.Content.Headers.ContentDisposition);
        var policy = preview.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("frame-ancestors 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("no-store", preview.Headers.CacheControl!.ToString());
        await police.GoAsync($"/documents/{file.Id}");
        Assert.Equal($"/files/{file.Id}/preview", police.Page.QuerySelector("iframe")!.GetAttribute("src"));
        foreach (var path in new[] { $"/documents/{file.Id}", $"/files/{file.Id}/preview" })
            Assert.Equal(HttpStatusCode.NotFound, (await (await app.AsAsync("jiuzhu")).GoAsync(path)).Status);

        var decision = await story.AttachAsync(Story.Police, child, DocumentCategories.BasicFacts, name: "页.pdf");
        var centre = await app.AsAsync(Story.Centre);
        Assert.Equal(HttpStatusCode.OK, (await centre.GoAsync($"/documents/{decision}")).Status);
    }
}
