using System.Text;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Rescues;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace CaseReferral.Web.Tests.Protection;

/// <summary>
/// Who steals the disk learns nothing: after the city has worked, no name, number, address or narrative stands in the
/// database, its journal, its indexes, the files, or the log, in any spelling. The key file is what must be kept apart.
/// </summary>
public sealed class StolenDatabaseTests
{
    [Theory]
    [InlineData("sqlite"), InlineData("postgres"), InlineData("sqlite", "National")]
    public async Task AfterTheWork_NothingTypedStandsInClear(string provider, string suite = "International")
    {
        if (TestDatabase.Missing(provider) is { } reason)
            Assert.Skip(reason);
        var log = new LogRecorder();
        await using var app = new AppFactory { Log = log, Settings = new Dictionary<string, string>(Settings(provider)) { ["Keys:Suite"] = suite } };
        using var spill = new SpillWatch();
        var city = new CityAtWork(app);
        await city.WorkAsync();
        var needles = new Needles(city.Forms.Texts.Values);
        Assert.True(city.Forms.Texts.Count > 100, $"only {city.Forms.Texts.Count} texts were typed");
        Assert.Contains(log.Lines, line => line.Place.StartsWith("Trace", StringComparison.Ordinal));

        var found = new List<string>();
        foreach (var (place, bytes) in await PlacesAsync(app, log))
            found.AddRange(needles.In(bytes).Select(text => $"{city.Forms.Texts.First(t => t.Value == text).Key} in {place}"));
        await DropAsync(app, provider);
        Assert.True(found.Count == 0, string.Join('\n', found.Distinct()));
        Assert.Empty(spill.Files);
    }

    /// <summary>The search can find: what is kept in clear on purpose is found in every place it lies in.</summary>
    [Theory]
    [InlineData("sqlite"), InlineData("postgres")]
    public async Task ATextKeptInClear_IsFound(string provider)
    {
        if (TestDatabase.Missing(provider) is { } reason)
            Assert.Skip(reason);
        const string name = "鼍行动";
        var log = new LogRecorder();
        await using var app = new AppFactory { Log = log, Settings = Settings(provider) };
        _ = app.Services;
        await using (var db = app.Services.GetRequiredService<AppDbContexts>().For(Actor.System("test")))
        {
            db.Add(new Operation(app.Clock.GetUtcNow().UtcDateTime, "999902", "operation", Guid.CreateVersion7()) { Name = name });
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        var needles = new Needles([name]);
        var places = (await PlacesAsync(app, log)).Where(p => needles.In(p.Bytes).Count > 0).Select(p => p.Place).ToList();
        await DropAsync(app, provider);
        if (provider == "sqlite")
            Assert.Contains(places, p => p.EndsWith("-wal", StringComparison.Ordinal));
        else
            Assert.True(places.Exists(p => p.Contains("Operations", StringComparison.Ordinal)) && places.Exists(p => p.Contains("pg_wal", StringComparison.Ordinal))
                && places.Exists(p => p.Contains("/base/", StringComparison.Ordinal)), string.Join('\n', places));
    }

    [Fact]
    public void Needles_FindEverySpelling()
    {
        foreach (var bytes in new[]
        {
            Encoding.UTF8.GetBytes("…鼍行动…"), Encoding.Unicode.GetBytes("a鼍行动"), Encoding.BigEndianUnicode.GetBytes("鼍行动"), "\"\\u9F0D\\u884C\\u52A8\""u8.ToArray(),
            "\\u9f0d\\u884c\\u52a8"u8.ToArray(), "?q=%E9%BC%8D%E8%A1%8C%E5%8A%A8"u8.ToArray(), "&#x9F0D;&#x884C;&#x52A8;"u8.ToArray(), "x'e9bc8de8a18ce58aa8'"u8.ToArray(),
        })
            Assert.Contains("鼍行动", new Needles(["鼍行动", "别的"]).In(bytes));
        Assert.Empty(new Needles(["鼍行动"]).In("鼍行 动"u8));
    }

    private static Dictionary<string, string> Settings(string provider) => provider == "sqlite" ? [] : new()
    {
        ["Database:Provider"] = "Postgres",
        ["Database:MigrateAtStart"] = "true",
        ["ConnectionStrings:Default"] = Environment.GetEnvironmentVariable("CR_POSTGRES")!.TrimEnd(';') + $";Database=cr_{Guid.CreateVersion7():N}",
    };

    /// <summary>Everything that lies anywhere: the data folder with database, journal and attachments, the server's own files, a dump, the log.</summary>
    private static async Task<IReadOnlyList<(string Place, byte[] Bytes)>> PlacesAsync(AppFactory app, LogRecorder log)
    {
        var places = log.Lines.ToList();
        await using var db = app.Services.GetRequiredService<AppDbContexts>().For(Actor.System("test"));
        if (db.Database.IsNpgsql())
            places.AddRange(await ServerAsync((NpgsqlConnection)db.Database.GetDbConnection(), db));
        places.AddRange(Disk.FilesOf(app.Folder));
        return places;
    }

    /// <summary>What pg_dump would write, and the files of this database and of the write-ahead log where the test may read them.</summary>
    private static async Task<List<(string, byte[])>> ServerAsync(NpgsqlConnection connection, AppDbContext db)
    {
        await connection.OpenAsync();
        var places = new List<(string, byte[])>();
        foreach (var table in db.Model.GetEntityTypes().Select(e => e.GetTableName()!).Distinct())
        {
            using var dump = await connection.BeginTextExportAsync($"COPY \"{table}\" TO STDOUT");
            places.Add(("table " + table, Encoding.UTF8.GetBytes(await dump.ReadToEndAsync())));
        }
        await db.Database.ExecuteSqlRawAsync("CHECKPOINT");
        var home = await db.Database.SqlQueryRaw<string>("SELECT current_setting('data_directory') AS \"Value\"").SingleAsync();
        var oid = await db.Database.SqlQueryRaw<int>("SELECT oid::int AS \"Value\" FROM pg_database WHERE datname = current_database()").SingleAsync();
        foreach (var folder in new[] { Path.Combine(home, "base", $"{oid}"), Path.Combine(home, "pg_wal") }.Where(Directory.Exists))
            places.AddRange(Disk.FilesOf(folder));
        return places;
    }

    private static async Task DropAsync(AppFactory app, string provider)
    {
        await using var db = app.Services.GetRequiredService<AppDbContexts>().For(Actor.System("test"));
        if (provider != "sqlite")
            await db.Database.EnsureDeletedAsync();
    }
}
