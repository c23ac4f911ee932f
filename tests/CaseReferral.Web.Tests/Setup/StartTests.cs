using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Xunit;

namespace CaseReferral.Web.Tests.Setup;

/// <summary>
/// The real program as an administrator starts it: what it refuses, it refuses with one sentence and a code, and it makes
/// nothing in silence.
/// </summary>
public sealed class StartTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("casereferral-start-").FullName;

    [Fact]
    public async Task Production_WithoutAKeyFile_Refuses()
    {
        var (code, text) = await RunAsync("Production");
        AssertRefused(code, text, "There is no key file");
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }

    [Fact]
    public async Task Production_WithoutADataFolder_Refuses()
    {
        var (code, text) = await RunAsync("Production", ("Data__Directory", ""));
        AssertRefused(code, text, "Data:Directory is not set");
    }

    [Fact]
    public async Task Production_AskedForDemo_Refuses()
    {
        var (code, text) = await RunAsync("Production", ("Demo", "true"), ("Keys__Create", "true"));
        AssertRefused(code, text, "no demo data");
    }

    [Fact]
    public async Task Folder_ThatIsAFile_Refuses()
    {
        var file = Path.Combine(folder, "file");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);
        var (code, text) = await RunAsync("Development", ("Data__Directory", file));
        AssertRefused(code, text, "cannot be written");
    }

    [Theory]
    [InlineData("Oracle", "known are Sqlite, SqlServer, Postgres")]
    [InlineData("Postgres", "ConnectionStrings:Default is missing")]
    public async Task Database_NotConfigured_Refuses(string provider, string sentence)
    {
        var (code, text) = await RunAsync("Development", ("Database__Provider", provider));
        AssertRefused(code, text, sentence);
    }

    [Fact]
    public async Task Database_WithoutAServer_Refuses()
    {
        var (code, text) = await RunAsync("Development", ("Database__Provider", "Postgres"), ("ConnectionStrings__Default", "Host=127.0.0.1;Port=1;Database=x;Username=x;Password=hidden;Timeout=2"));
        AssertRefused(code, text, "The database does not answer");
        Assert.DoesNotContain("hidden", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Database_OfANewerVersion_IsLeftAlone()
    {
        await SqlAsync("CREATE TABLE __EFMigrationsHistory (MigrationId TEXT PRIMARY KEY, ProductVersion TEXT NOT NULL); INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_Later', '10.0')");
        await File.WriteAllTextAsync(Path.Combine(folder, "keys.json"), Keys, TestContext.Current.CancellationToken);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path.Combine(folder, "keys.json"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var (code, text) = await RunAsync("Development");
        AssertRefused(code, text, "29990101000000_Later");
        Assert.Equal(1L, await SqlAsync("SELECT COUNT(*) FROM sqlite_master WHERE type = 'table'"));
    }

    [Fact]
    public async Task Database_WithoutItsKeys_GetsNoNewOnes()
    {
        await SqlAsync("CREATE TABLE Cases (Id TEXT)");
        var (code, text) = await RunAsync("Development");
        AssertRefused(code, text, "is missing beside a database");
        Assert.False(File.Exists(Path.Combine(folder, "keys.json")));
    }

    private static string Keys
    {
        get
        {
            var key = Convert.ToBase64String(new byte[32]);
            return $$"""{ "active": "k1", "keys": { "k1": "{{key}}" }, "index": "{{key}}" }""";
        }
    }

    private static void AssertRefused(int code, string text, string sentence)
    {
        Assert.Contains(sentence, text, StringComparison.Ordinal);
        Assert.Equal(1, code);
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
        Assert.Single(text.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => line.StartsWith("CaseReferral cannot start: ", StringComparison.Ordinal));
    }

    private async Task<(int Code, string Text)> RunAsync(string environment, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location])
        {
            WorkingDirectory = Shell.Sources.Web,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["Data__Directory"] = folder;
        start.Environment.Remove("Demo");
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(1));
        try
        {
            var (error, output) = (process.StandardError.ReadToEndAsync(patience.Token), process.StandardOutput.ReadToEndAsync(patience.Token));
            await process.WaitForExitAsync(patience.Token);
            return (process.ExitCode, await error + await output);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }
    }

    private async Task<object?> SqlAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "casereferral.db")};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose() => Directory.Delete(folder, true);
}
