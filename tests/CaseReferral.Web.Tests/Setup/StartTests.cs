using System.Diagnostics;
using CaseReferral.Testing;
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

    /// <summary>ASVS 12.3: names and cases do not travel in clear, unless the operator says so.</summary>
    [Theory]
    [InlineData("false", "may be read on its way"), InlineData("true", "The database does not answer")]
    public async Task Production_WithADatabaseOthersCouldListenTo_Refuses(string trusted, string sentence)
    {
        var (code, text) = await RunAsync("Production", ("Database__Provider", "Postgres"), ("ConnectionStrings__Default", "Host=db.example.gov.cn;Database=x;Username=x;Password=hidden"), ("Database__TrustNetwork", trusted));
        AssertRefused(code, text, sentence);
        Assert.DoesNotContain("hidden", text, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }

    [Fact]
    public async Task Database_WithoutAServer_Refuses()
    {
        var (code, text) = await RunAsync("Development", ("Database__Provider", "Postgres"), ("ConnectionStrings__Default", "Host=127.0.0.1;Port=1;Database=x;Username=x;Password=hidden;Timeout=2"));
        AssertRefused(code, text, "The database does not answer");
        Assert.DoesNotContain("hidden", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TablesOfTheScheduler_Missing_AreNamed()
    {
        await using (await Executable.ServeAsync(folder))
        {
            // The first start makes them.
        }
        await SqlAsync("DROP TABLE QRTZ_FIRED_TRIGGERS");
        var (code, text) = await RunAsync("Development");
        AssertRefused(code, text, "QRTZ_");
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

    [Fact]
    public async Task Database_WithAMisspelledWord_NamesItAndMakesNothing()
    {
        var (code, text) = await RunAsync("Development", ("Database__Provider", "Postgres"), ("ConnectionStrings__Default", "Hots=127.0.0.1;Password=hidden"));
        AssertRefused(code, text, "is no connection string of Postgres");
        Assert.DoesNotContain("hidden", text, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }

    [Fact]
    public async Task Keys_OfAnotherInstallation_AreRefusedAndNothingIsWritten()
    {
        await using (await Executable.ServeAsync(folder))
        {
            // The first start fills the database.
        }
        var before = await SqlAsync("SELECT COUNT(*) FROM AuditEntries");
        File.Delete(Path.Combine(folder, "keys.json"));
        Core.Protection.KeyRing.CreateFile(Path.Combine(folder, "keys.json"));
        var (code, text) = await RunAsync("Development");
        AssertRefused(code, text, "is not the one this database was written with");
        Assert.Equal(before, await SqlAsync("SELECT COUNT(*) FROM AuditEntries"));
    }

    /// <summary>Indexes and seals do not change their algorithm: with another one nothing would be found, in silence.</summary>
    [Fact]
    public async Task Keys_WhoseIndexIsOfAnotherSuite_AreRefused()
    {
        await using (await Executable.ServeAsync(folder, "--Keys:Suite=National"))
        {
            // The first start fills the database.
        }
        var path = Path.Combine(folder, "keys.json");
        var file = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        Assert.Contains("\"indexSuite\":\"National\"", file, StringComparison.Ordinal);
        await File.WriteAllTextAsync(path, file.Replace("\"indexSuite\":\"National\"", "\"indexSuite\":\"International\"", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var (code, text) = await RunAsync("Development");
        AssertRefused(code, text, "is not the one this database was written with");
    }

    [Fact]
    public async Task Keys_WhoseMasterIsAway_AreRefused()
    {
        if (!OperatingSystem.IsLinux())
            Assert.Skip("There is no /bin/false.");
        var path = Path.Combine(folder, "keys.json");
        await File.WriteAllTextAsync(path, Keys.Replace("{ ", "{ \"master\": \"city\", ", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var (code, text) = await RunAsync("Development", ("Keys__Command", "/bin/false"), ("Keys__Master", "city"));
        AssertRefused(code, text, "did not unwrap a key with the master key city");
        (code, text) = await RunAsync("Development");
        AssertRefused(code, text, "is wrapped by the master key city");
        Assert.Equal(["keys.json"], Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Port_InUse_IsRefusedBeforeTheSchemaIsTouched()
    {
        using var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        var (code, text) = await RunAsync("Development", ("ASPNETCORE_URLS", $"http://127.0.0.1:{((System.Net.IPEndPoint)taken.LocalEndpoint).Port}"));
        AssertRefused(code, text, "cannot be had");
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }

    [Theory]
    [InlineData("Jobs__Enabled", "perhaps", "Jobs:Enabled")]
    [InlineData("ASPNETCORE_URLS", "somewhere", "is no address")]
    [InlineData("FollowUps__VisitMonths", "1;3", "FollowUps:VisitMonths")]
    [InlineData("FollowUps__VisitMonths", "0", "FollowUps:VisitMonths")]
    [InlineData("Access__TeamDays", "0", "Access:TeamDays is 0; it must be 1 to 365")]
    [InlineData("Access__EmergencyHours", "100", "Access:EmergencyHours")]
    [InlineData("Handoffs__HeldDays", "0", "Handoffs:HeldDays is 0; it must be 1 to 365")]
    [InlineData("Urging__OrderAfterDays", "0", "Urging:OrderAfterDays is 0; it must be 1 to 120")]
    [InlineData("Limits__Searches", "0", "Limits:Searches is 0")]
    [InlineData("Accounts__SignInsPerName", "0", "Accounts:SignInsPerName is 0")]
    [InlineData("Privacy__AnswerTerm", "soon", "Privacy:AnswerTerm is \"soon\"")]
    [InlineData("HandoffLimits__Sign__Normal", "0wd", "HandoffLimits:Sign:Normal is \"0wd\"")]
    [InlineData("HandoffLimits__Sign__Someday", "1wd", "HandoffLimits:Sign:Someday names no limit")]
    [InlineData("HandoffLimits__legal-aid__Decide__Normal", "9d", "HandoffLimits:legal-aid:Decide:Normal is set by law")]
    [InlineData("Accounts__BreachedPasswords", "/nowhere/hashes.txt", "Accounts:BreachedPasswords is \"/nowhere/hashes.txt\"")]
    [InlineData("Scanner__Address", "clamd", "Scanner:Address")]
    [InlineData("Scanner__Seconds", "0", "Scanner:Seconds")]
    [InlineData("Telemetry__Otlp", "collector", "Telemetry:Otlp")]
    [InlineData("Telemetry__MetricsKey", "short", "Telemetry:MetricsKey")]
    [InlineData("Data__Directory", "/proc/casereferral", "cannot be written")]
    [InlineData("Keys__Suite", "SM4", "Keys:Suite is \"SM4\"; known are International, National")]
    [InlineData("Keys__Create", "perhaps", "Keys:Create")]
    [InlineData("Keys__Seconds", "0", "Keys:Seconds")]
    [InlineData("Keys__Command", "kms", "Keys:Command is \"kms\"")]
    [InlineData("Keys__Command", "/bin/sh", "Keys:Master is")]
    [InlineData("Keys__Master", "city", "Keys:Master names a master key")]
    [InlineData("Kestrel__Certificates__Default__Path", "/nowhere/server.pfx", "Kestrel:Certificates:Default")]
    [InlineData("Kestrel__Endpoints__Web__Certificate__Path", "appsettings.json", "Kestrel:Endpoints:Web:Certificate")]
    public async Task Setting_ThatIsWrong_IsNamed(string name, string value, string sentence)
    {
        var (code, text) = await RunAsync("Development", (name, value));
        AssertRefused(code, text, sentence);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
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
