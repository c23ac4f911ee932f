using CaseReferral.Testing;
using Microsoft.Data.Sqlite;
using Xunit;

namespace CaseReferral.Web.Tests.Operations;

/// <summary>The schema as a step of a deployment: looked at, applied once however many ask, refused when it is newer.</summary>
public sealed class MigrateCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("casereferral-migrate-").FullName;

    [Fact]
    public async Task DryRun_PrintsTheSql_AndMakesNothing()
    {
        var said = await Executable.RunAsync(folder, 0, "migrate", "--dry-run");
        Assert.Contains("CREATE TABLE \"Cases\"", said, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }

    [Fact]
    public async Task TwoAtOnce_OnOneFile_ApplyOnce()
    {
        var said = await Task.WhenAll(Executable.RunAsync(folder, 0, "migrate"), Executable.RunAsync(folder, 0, "migrate"));
        Assert.Single(said, s => s.Contains("1 of ", StringComparison.Ordinal));
        Assert.Contains("of this version already", await Executable.RunAsync(folder, 0, "migrate"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task LockOfAKilledProcess_DoesNotHoldTheNext()
    {
        await SqlAsync("CREATE TABLE \"__EFMigrationsLock\" (\"Id\" INTEGER NOT NULL PRIMARY KEY, \"Timestamp\" TEXT NOT NULL); INSERT INTO \"__EFMigrationsLock\" VALUES (1, '2026-01-01')");
        Assert.Contains("1 of ", await Executable.RunAsync(folder, 0, "migrate"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NewerSchema_IsRefused()
    {
        await Executable.RunAsync(folder, 0, "migrate");
        await SqlAsync("INSERT INTO \"__EFMigrationsHistory\" VALUES ('29990101000000_Later', '10.0')");
        Assert.Contains("29990101000000_Later", await Executable.RunAsync(folder, 1, "migrate"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TwoAtOnce_OnPostgres_MakeTheDatabaseAndApplyOnce()
    {
        if (TestDatabase.Missing("postgres") is { } reason)
            Assert.Skip(reason);
        await using var database = new PostgresCopy();
        string[] words = ["migrate", .. database.Settings];
        var said = await Task.WhenAll(Executable.RunAsync(folder, 0, words), Executable.RunAsync(folder, 0, words));
        Assert.Single(said, s => s.Contains("1 of ", StringComparison.Ordinal));
    }

    private async Task SqlAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "casereferral.db")};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose() => Directory.Delete(folder, true);
}
