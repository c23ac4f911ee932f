using System.Net;
using CaseReferral.Testing;
using Xunit;

namespace CaseReferral.Web.Tests.Operations;

/// <summary>The drill: a copy taken from a running installation is put elsewhere, verifies, and serves.</summary>
public sealed class BackupTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("casereferral-backup-").FullName;

    private string File => Path.Combine(folder, "copy.crb");
    private string Restored => Path.Combine(folder, "restored");

    [Theory]
    [InlineData("International", 1), InlineData("National", 2)]
    public async Task Sqlite_BackedUpWhileServing_RestoresVerifiesAndServes(string suite, byte head)
    {
        await using var app = new AppFactory { DemoCases = true, Settings = new Dictionary<string, string> { ["Keys:Suite"] = suite } };
        var number = await FirstCaseAsync(await app.AsAsync("shi-xingzhen"));
        Assert.Contains("entries", await Executable.RunAsync(app.Folder, 0, "backup", "--to", File), StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(app.Folder), f => Path.GetFileName(f).StartsWith(".backup", StringComparison.Ordinal));
        Assert.Equal(head, (await System.IO.File.ReadAllBytesAsync(File, TestContext.Current.CancellationToken))[0]);
        TakeKeys(app.Folder);
        Assert.Contains("whole", await Executable.RunAsync(Restored, 0, "restore", "--from", File), StringComparison.Ordinal);
        Assert.Equal(Attachments(app.Folder), Attachments(Restored));
        await AssertServesAsync(number);
    }

    [Fact]
    public async Task Postgres_BackedUpWhileServing_RestoresVerifiesAndServes()
    {
        if (TestDatabase.Missing("postgres") is { } reason)
            Assert.Skip(reason);
        await using var first = new PostgresCopy();
        await using var second = new PostgresCopy();
        var source = Directory.CreateDirectory(Path.Combine(folder, "source")).FullName;
        string number;
        await using (var server = await Executable.ServeAsync(source, ["--DemoCases=true", "--Database:MigrateAtStart=true", .. first.Settings]))
        {
            number = await FirstCaseAsync(await server.Visitor().SignInAsync("shi-xingzhen"));
            await Executable.RunAsync(source, 0, ["backup", "--to", File, .. first.Settings]);
        }
        TakeKeys(source);
        await second.CreateAsync();
        Assert.Contains("whole", await Executable.RunAsync(Restored, 0, ["restore", "--from", File, .. second.Settings]), StringComparison.Ordinal);
        await AssertServesAsync(number, second.Settings);
    }

    [Fact]
    public async Task Damaged_OrCutShort_OrOfOtherKeys_PutsNothingInPlace()
    {
        await using (var app = new AppFactory())
        {
            _ = app.Services;
            await Executable.RunAsync(app.Folder, 0, "backup", "--to", File);
            TakeKeys(app.Folder);
        }
        var whole = await System.IO.File.ReadAllBytesAsync(File, TestContext.Current.CancellationToken);
        whole[whole.Length / 2] ^= 1;
        await System.IO.File.WriteAllBytesAsync(File, whole, TestContext.Current.CancellationToken);
        await AssertRefusedAsync("cannot be read");
        whole[whole.Length / 2] ^= 1;
        await System.IO.File.WriteAllBytesAsync(File, whole[..^70_000], TestContext.Current.CancellationToken);
        await AssertRefusedAsync("cannot be read");
        await System.IO.File.WriteAllBytesAsync(File, whole, TestContext.Current.CancellationToken);
        System.IO.File.Delete(Path.Combine(Restored, "keys.json"));
        Core.Protection.KeyRing.CreateFile(Path.Combine(Restored, "keys.json"));
        await AssertRefusedAsync("other keys");
    }

    [Fact]
    public async Task Restore_OverALivingInstallation_IsRefused()
    {
        await using var app = new AppFactory();
        _ = app.Services;
        await Executable.RunAsync(app.Folder, 0, "backup", "--to", File);
        Assert.Contains("is in use", await Executable.RunAsync(app.Folder, 1, "restore", "--from", File), StringComparison.Ordinal);
        Assert.Contains("never overwrites", await Executable.RunAsync(app.Folder, 1, "backup", "--to", File), StringComparison.Ordinal);
    }

    private async Task AssertRefusedAsync(string sentence)
    {
        Assert.Contains(sentence, await Executable.RunAsync(Restored, 1, "restore", "--from", File), StringComparison.Ordinal);
        Assert.Equal(["keys.json"], Directory.EnumerateFileSystemEntries(Restored).Select(Path.GetFileName));
    }

    private async Task AssertServesAsync(string number, params string[] settings)
    {
        await using var server = await Executable.ServeAsync(Restored, ["--DemoCases=false", .. settings]);
        Assert.Equal(number, await FirstCaseAsync(await server.Visitor().SignInAsync("shi-xingzhen")));
    }

    /// <summary>The first case's page, by its title: what a clerk sees.</summary>
    private static async Task<string> FirstCaseAsync(Visitor visitor)
    {
        await visitor.GoAsync("/cases");
        await visitor.GoAsync(visitor.Page.QuerySelector("main a[href^='/cases/0']")!.GetAttribute("href")!);
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        return visitor.Page.QuerySelector("h1")!.TextContent;
    }

    private void TakeKeys(string from)
    {
        Directory.CreateDirectory(Restored);
        System.IO.File.Copy(Path.Combine(from, "keys.json"), Path.Combine(Restored, "keys.json"));
    }

    private static IEnumerable<string> Attachments(string root) => !Directory.Exists(Path.Combine(root, "attachments")) ? []
        : Directory.EnumerateFiles(Path.Combine(root, "attachments"), "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(root, f)).Order(StringComparer.Ordinal);

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, true);
    }
}
