using System.Net;
using System.Net.Sockets;
using CaseReferral.Core.Attachments;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Web.Tests.Features.Attachments;

/// <summary>No file is kept that the scanner did not clear, with a real scanner; one that is slow, silent or away costs a sentence, not the page.</summary>
public sealed class ScannerTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static byte[] Pdf(byte[] inside) => [.. "%PDF-1.4\n"u8, .. inside, .. "\n%%EOF\n"u8];

    [Fact]
    public async Task Scan_OfARealDaemon_TellsCleanFromInfected()
    {
        await using var clamd = await StartedAsync();
        var scanner = new ClamdScanner(clamd.EndPoint, Limit);
        Assert.True(await scanner.AnswersAsync(Token));
        Assert.Equal(ScanVerdict.Clean, await AskAsync(scanner, Pdf("救助记录"u8.ToArray())));
        Assert.Equal(ScanVerdict.Infected, await AskAsync(scanner, Pdf(Clamd.Eicar)));
        Assert.Equal(ScanVerdict.Clean, await AskAsync(scanner, [])); // no chunk but the last
        byte[] large = [.. new byte[FileCheck.MaxBytes - 100], .. Clamd.Eicar];
        Assert.Equal(ScanVerdict.Infected, await AskAsync(scanner, large)); // the largest file goes in many chunks
    }

    [Fact]
    public async Task Scan_ByADaemonThatIsAwayOrSilent_IsNoVerdict()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var scanner = new ClamdScanner(silent.LocalEndpoint, TimeSpan.FromMilliseconds(300));
        Assert.Equal(ScanVerdict.NotScanned, await AskAsync(scanner, Pdf([1])));
        Assert.Equal(ScanVerdict.NotScanned, await AskAsync(scanner, new byte[FileCheck.MaxBytes])); // it never reads
        Assert.False(await scanner.AnswersAsync(Token));
        var nowhere = new ClamdScanner(new UnixDomainSocketEndPoint("/nowhere/clamd.ctl"), Limit);
        Assert.Equal(ScanVerdict.NotScanned, await AskAsync(nowhere, Pdf([1])));
        Assert.False(await nowhere.AnswersAsync(Token));
    }

    /// <summary>An officer who leaves the page ends the scan as she ends everything else.</summary>
    [Fact]
    public async Task Scan_ThatIsCancelled_IsNoVerdictEither()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using var left = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new ClamdScanner(silent.LocalEndpoint, Limit).ScanAsync(new MemoryStream(Pdf([1])), left.Token));
    }

    [Fact]
    public async Task Upload_OfAnInfectedFile_IsToldAndNotKept_AndOfNoneWhileTheScannerIsAway()
    {
        await using var clamd = await StartedAsync();
        await using var app = new AppFactory { Settings = new Dictionary<string, string> { ["Scanner:Address"] = clamd.Address } };
        var story = new Story(app);
        var (@case, police) = (await story.RescueAsync(), await app.AsAsync(Story.Police));
        Task<int> RowsAsync() => story.ReadAsync(db => db.Set<Attachment>().CountAsync());
        var rows = await RowsAsync();

        await UploadAsync(Pdf(Clamd.Eicar));
        Assert.Contains(Words.Of(app, "Error.File.Infected").Replace("{0}", "说明.pdf", StringComparison.Ordinal), police.Page.QuerySelector(".err-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(rows, await RowsAsync());

        await UploadAsync(Pdf("人"u8.ToArray()));
        Assert.Equal(rows + 1, await RowsAsync());

        await clamd.StopAsync();
        await UploadAsync(Pdf("又"u8.ToArray()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, police.Status);
        Assert.Contains(Words.Of(app, "Error.File.NotScanned").Replace("{0}", "说明.pdf", StringComparison.Ordinal), police.Page.QuerySelector(".err")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(rows + 1, await RowsAsync());
        var administrator = await app.AsAsync("xitong");
        await administrator.GoAsync("/status");
        Assert.Contains(Words.Of(app, "Health.ScannerAway"), administrator.Text, StringComparison.Ordinal);

        async Task UploadAsync(byte[] content)
        {
            await police.GoAsync($"/cases/{@case}/files/new");
            await police.UploadAsync(DocumentCategories.BasicFacts, "说明.pdf", content);
        }
    }

    private static async Task<Clamd> StartedAsync()
    {
        if (Clamd.Missing is { } reason)
            Assert.Skip(reason);
        var clamd = new Clamd();
        await clamd.StartAsync(Token);
        return clamd;
    }

    private static Task<ScanVerdict> AskAsync(ClamdScanner scanner, byte[] content) => scanner.ScanAsync(new MemoryStream(content), Token);
}
