using System.Diagnostics;
using CaseReferral.Core.Trail;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Web.Tests.Trail;

/// <summary>The verbs of the command line as an administrator runs them: a process of its own beside the running application.</summary>
public sealed class VerifyCommandTests
{
    [Fact]
    public async Task AuditVerify_WholeThenTampered_ExitsZeroThenOneAndNamesTheRow()
    {
        await using var trail = new TrailApp();
        var boy = await trail.BoyAsync();
        Assert.Contains("Anchor line 1", (await RunAsync(trail, 0, "audit", "anchor")).Output, StringComparison.Ordinal);
        Assert.Contains("whole", (await RunAsync(trail, 0, "audit", "verify")).Output, StringComparison.Ordinal);

        var chain = ChainKeys.OfCase(boy.Case);
        await using (var db = trail.Open())
            await db.Database.ExecuteSqlRawAsync("""UPDATE "AuditEntries" SET "OfficerName" = 'x' WHERE "Chain" = {0} AND "Number" = 3""", [chain], TestContext.Current.CancellationToken);
        var broken = await RunAsync(trail, 1, "audit", "verify", "--chain", chain);
        Assert.Contains($"BROKEN {chain} row 3", broken.Output, StringComparison.Ordinal);

        var auditor = await trail.App.AsAsync("shenji");
        await auditor.GoAsync("/audit");
        Assert.Contains("1 条链断裂", auditor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnknownVerb_IsMisuse()
    {
        await using var trail = new TrailApp();
        _ = trail.App.Services;
        Assert.Contains("audit verify", (await RunAsync(trail, 2, "audit", "nonsense")).Errors, StringComparison.Ordinal);
    }

    private static async Task<(string Output, string Errors)> RunAsync(TrailApp trail, int expected, params string[] words)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var word in words.Prepend(Path.Combine(AppContext.BaseDirectory, "CaseReferral.Web.dll")).Append($"--Data:Directory={trail.App.Folder}").Append("--Database:Provider=Sqlite"))
            start.ArgumentList.Add(word);
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        var said = (await output, await errors);
        Assert.True(expected == process.ExitCode, $"exit code {process.ExitCode}: {said}");
        return said;
    }
}
