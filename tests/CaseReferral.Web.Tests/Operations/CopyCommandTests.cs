using CaseReferral.Testing;
using Microsoft.Data.Sqlite;
using Xunit;

namespace CaseReferral.Web.Tests.Operations;

/// <summary>A county's file becomes the city's server: every row, the trail whole, continued when interrupted, never mixed.</summary>
public sealed class CopyCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("casereferral-copy-").FullName;

    private string Other => $"Sqlite:Data Source={Path.Combine(folder, "other.db")};Pooling=False";

    [Fact]
    public async Task SqliteToPostgres_IsWhole_ContinuesAndServes()
    {
        if (TestDatabase.Missing("postgres") is { } reason)
            Assert.Skip(reason);
        await using var target = new PostgresCopy();
        await using (var app = new AppFactory { DemoCases = true })
        {
            _ = app.Services;
            string[] words = ["copy", "--from", Source(app), "--to", $"Postgres:{target.ConnectionString}"];
            AssertWhole(await Executable.RunAsync(app.Folder, 0, words));
            // As if it had been interrupted before the verification, which writes a row: whole tables and one beginning are there.
            await target.RunAsync("""DELETE FROM "AuditEntries" WHERE "Id" > (SELECT "Id" FROM "AuditEntries" ORDER BY "Id" LIMIT 1 OFFSET 20); DELETE FROM "ChainHeads"; DELETE FROM "HandoffEvents" """);
            AssertWhole(await Executable.RunAsync(app.Folder, 0, words));
            File.Copy(Path.Combine(app.Folder, "keys.json"), Path.Combine(folder, "keys.json"));
        }
        await using var server = await Executable.ServeAsync(folder, ["--DemoCases=false", .. target.Settings]);
        var officer = await server.Visitor().SignInAsync("shi-xingzhen");
        await officer.GoAsync("/cases");
        Assert.NotNull(officer.Page.QuerySelector("main a[href^='/cases/0']"));
    }

    [Fact]
    public async Task PostgresToSqlite_IsWhole()
    {
        if (TestDatabase.Missing("postgres") is { } reason)
            Assert.Skip(reason);
        await using var source = new PostgresCopy();
        await using (await Executable.ServeAsync(folder, ["--DemoCases=true", "--Database:MigrateAtStart=true", .. source.Settings]))
        {
            // The start fills it.
        }
        AssertWhole(await Executable.RunAsync(folder, 0, "copy", "--from", $"Postgres:{source.ConnectionString}", "--to", Other));
    }

    [Fact]
    public async Task Target_WithRowsOfItsOwn_IsRefused()
    {
        await using var app = new AppFactory { DemoCases = true };
        _ = app.Services;
        AssertWhole(await Executable.RunAsync(app.Folder, 0, "copy", "--from", Source(app), "--to", Other));
        Assert.Contains("that are not of this source", await Executable.RunAsync(app.Folder, 1, "copy", "--from", Source(app), "--to", Other), StringComparison.Ordinal); // it has gone on: it was verified
        await SqlAsync("DELETE FROM \"ChainHeads\"; UPDATE \"AuditEntries\" SET \"OfficerName\" = 'x' WHERE \"Number\" = 1");
        Assert.Contains("AuditEntries that are not of this source", await Executable.RunAsync(app.Folder, 1, "copy", "--from", Source(app), "--to", Other), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "must name a database")]
    [InlineData("Oracle:x=y", "known are")]
    [InlineData("Postgres:Hots=x", "no connection string of Postgres")]
    [InlineData("Sqlite:Data Source=/nowhere/at/all.db", "")]
    public async Task Source_ThatIsNone_IsASentence(string from, string sentence)
    {
        var said = await Executable.RunAsync(folder, 1, "copy", $"--from={from}", "--to", Other);
        Assert.Contains(sentence, said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }

    private static string Source(AppFactory app) => $"Sqlite:Data Source={Path.Combine(app.Folder, "casereferral.db")}";

    private static void AssertWhole(string said)
    {
        Assert.Contains("rows copied and compared", said, StringComparison.Ordinal);
        Assert.Contains(": whole", said, StringComparison.Ordinal);
    }

    private async Task SqlAsync(string sql)
    {
        await using var connection = new SqliteConnection(Other["Sqlite:".Length..]);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, true);
    }
}
