using System.IO.Compression;
using System.Net;
using System.Text;
using CaseReferral.Core.Attachments;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Web.Tests.Features.Attachments;

/// <summary>A file is what its content says; one that lies, is empty, too large or armed gets a sentence and leaves nothing behind.</summary>
public sealed class UploadTests(AppFactory app) : IClassFixture<AppFactory>
{
    private readonly Story story = new(app);

    public static TheoryData<string, string> Wrong => new()
    {
        { "工具.pdf", "Error.File.UnknownType" }, { "图片.png", "Error.File.UnknownType" }, { "空.pdf", "Error.File.Empty" },
        { "大.pdf", "Error.File.TooLarge" }, { "宏.docx", "Error.File.Macro" }, { "半.pdf", "Error.File.Damaged" },
        { "换名.docx", "Error.File.ExtensionMismatch" }, { "压缩.zip", "Error.File.UnknownType" },
    };

    private static byte[] Content(string name) => name switch
    {
        "工具.pdf" => [0x4D, 0x5A, 0x90, 0, .. new byte[200]],
        "图片.png" => Encoding.UTF8.GetBytes("<html><script>alert(1)</script></html>"),
        "空.pdf" => [],
        "大.pdf" => [.. "%PDF-1.4\n"u8, .. new byte[21 * 1024 * 1024], .. "%%EOF"u8],
        "宏.docx" => Zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"),
        "半.pdf" => [.. "%PDF-1.4\n"u8, .. new byte[2000]],
        "压缩.zip" => Zip("a.txt"),
        _ => [.. "%PDF-1.4\n%%EOF\n"u8],
    };

    private static byte[] Zip(params string[] names)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, true))
        {
            foreach (var name in names)
                zip.CreateEntry(name);
        }
        return memory.ToArray();
    }

    private int Stored => Directory.Exists(Path.Combine(app.Folder, "attachments"))
        ? Directory.EnumerateFiles(Path.Combine(app.Folder, "attachments"), "*", SearchOption.AllDirectories).Count() : 0;

    private Task<int> RowsAsync() => story.ReadAsync(db => db.Set<Attachment>().CountAsync());

    [Theory, MemberData(nameof(Wrong))]
    public async Task WrongFile_GetsItsSentence_AndLeavesNothingBehind(string name, string key)
    {
        var @case = await story.RescueAsync();
        var (rows, stored) = (await RowsAsync(), Stored);
        var police = await app.AsAsync(Story.Police);
        await police.GoAsync($"/cases/{@case}/files/new");
        await police.UploadAsync(DocumentCategories.BasicFacts, name, Content(name));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, police.Status);
        var sentence = app.Services.GetService(typeof(CaseReferral.Web.Shell.Texts)) is CaseReferral.Web.Shell.Texts texts ? texts.Both(key).Chinese.Replace("{0}", name, StringComparison.Ordinal) : "";
        Assert.Contains(sentence, police.Page.QuerySelector(".err-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(sentence, police.Page.QuerySelector(".err")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(DocumentCategories.BasicFacts, police.Page.QuerySelector("[name=Category] option[selected]")!.GetAttribute("value"));
        Assert.Equal((rows, stored), (await RowsAsync(), Stored));
    }

    [Theory]
    [InlineData("", "Error.ChooseCategory")]
    [InlineData("dna-report", "Error.ChooseCategory")]
    public async Task WrongCategory_IsRefused(string category, string key)
    {
        var @case = await story.RescueAsync();
        var rows = await RowsAsync();
        var police = await app.AsAsync(Story.Police);
        await police.GoAsync($"/cases/{@case}/files/new");
        await police.UploadAsync(category, "文书.pdf", Content("文书.pdf"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, police.Status);
        Assert.Contains(Words.Of(app, key), police.Page.QuerySelector(".err-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(rows, await RowsAsync());
    }

    /// <summary>三.7: nobody brings a DNA paper, whatever she calls it; the statement of the result comes from police.</summary>
    [Theory]
    [InlineData(Story.Police, "D-N-A.pdf", DocumentCategories.Other), InlineData(Story.Police, "dna.pdf", DocumentCategories.BasicFacts)]
    [InlineData("yiyuan", "血样检验.pdf", DocumentCategories.HealthReport), InlineData("yiyuan", "DNA比对结果说明.pdf", DocumentCategories.ComparisonStatement)]
    public async Task DnaPaper_IsRefused_WhoeverBringsIt(string account, string name, string category)
    {
        var @case = await story.RescueAsync();
        if (account != Story.Police)
        {
            var handoff = await story.SendAsync(@case, "health", Story.Police, account);
            await story.FireAsync(account, handoff, Core.Handoffs.HandoffAction.Sign);
            await story.FireAsync(account, handoff, Core.Handoffs.HandoffAction.Accept);
        }
        var (rows, stored) = (await RowsAsync(), Stored);
        var visitor = await app.AsAsync(account);
        await visitor.GoAsync($"/cases/{@case}/files/new");
        await visitor.UploadAsync(category, name, Content("文书.pdf"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains(Words.Of(app, "Error.File.Dna"), visitor.Page.QuerySelector(".err-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal((rows, stored), (await RowsAsync(), Stored));
    }

    [Fact]
    public async Task StatementOfTheComparison_IsTakenFromPolice()
    {
        var @case = await story.RescueAsync();
        var police = await app.AsAsync(Story.Police);
        await police.GoAsync($"/cases/{@case}/files/new");
        await police.UploadAsync(DocumentCategories.ComparisonStatement, "DNA比对结果说明.pdf", Content("文书.pdf"));
        Assert.Equal(HttpStatusCode.OK, police.Status);
        Assert.True(await story.ReadAsync(db => db.Set<Attachment>().AnyAsync(a => a.CaseId == @case && a.Category == DocumentCategories.ComparisonStatement)));
    }

    [Fact]
    public async Task NoFile_IsAskedFor()
    {
        var police = await app.AsAsync(Story.Police);
        await police.GoAsync($"/cases/{await story.RescueAsync()}/files/new");
        await police.SendAsync(new() { ["Category"] = DocumentCategories.BasicFacts });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, police.Status);
        Assert.Contains(Words.Of(app, "Error.ChooseFile"), police.Page.QuerySelector(".err-summary")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RightFile_IsServedAsADownloadUnderASafeName_AndLiesEncrypted()
    {
        var @case = await story.RescueAsync();
        var police = await app.AsAsync(Story.Police);
        await police.GoAsync($"/cases/{@case}/files/new");
        await police.UploadAsync(DocumentCategories.BasicFacts, "../../情况𠮷😀.pdf", Content("x"));
        Assert.Equal(HttpStatusCode.OK, police.Status);
        var file = await story.ReadAsync(db => db.Set<Attachment>().AsNoTracking().SingleAsync(a => a.CaseId == @case));
        Assert.Equal("情况𠮷😀.pdf", file.FileName);
        var answer = await police.Http.GetAsync($"/files/{file.Id}", TestContext.Current.CancellationToken);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.StartsWith("%PDF-", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        foreach (var path in Directory.EnumerateFiles(Path.Combine(app.Folder, "attachments"), "*", SearchOption.AllDirectories))
            Assert.Equal(-1, (await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken)).AsSpan().IndexOf("%PDF"u8));
    }

    [Fact]
    public async Task HandoffOfAnotherCase_IsNotFound()
    {
        var @case = await story.RescueAsync();
        var foreign = await story.HandoffAsync(Core.Handoffs.HandoffStatus.Sent);
        var rows = await RowsAsync();
        var police = await app.AsAsync(Story.Police);
        await police.GoAsync($"/cases/{@case}/files/new");
        var token = police.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var body = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" }, { new StringContent(DocumentCategories.BasicFacts), "Category" },
            { new StringContent($"{foreign}"), "HandoffId" }, { new ByteArrayContent(Content("x")), "File", "a.pdf" },
        };
        var answer = await police.Http.PostAsync($"/cases/{@case}/files/new", body, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(rows, await RowsAsync());
    }
}
