using CaseReferral.Core.Officers;
using CaseReferral.Data.Sqlite;
using CaseReferral.Web.Demo;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CaseReferral.Testing;

/// <summary>
/// The real application on a throw-away folder: SQLite, demo city, antiforgery on, a clock the test moves.
/// </summary>
public sealed class AppFactory : WebApplicationFactory<Program>
{
    /// <summary>Hundreds of hosts, each watching its settings for changes, would use up the machine's watchers (128 on many).</summary>
    static AppFactory() => Environment.SetEnvironmentVariable("DOTNET_hostBuilder__reloadConfigOnChange", "false");

    /// <summary>SQL commands of requests.</summary>
    public SqlCounter Sql => Services.GetRequiredService<SqlCounter>();
    public FakeClock Clock { get; } = new();
    /// <summary>Starts with the demo city's cases.</summary>
    public bool DemoCases { get; init; }
    /// <summary>Production shows what a real installation does: no demo, no default account.</summary>
    public string EnvironmentName { get; init; } = "Development";
    /// <summary>Settings that win over the ones below.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();
    /// <summary>Checks passwords instead of the cheap one: the cost of a hash protects real accounts, but a test signs in hundreds of times.</summary>
    public IPasswordHasher<Officer>? Hasher { get; init; }
    /// <summary>Keeps what is logged, down to the finest level.</summary>
    public LogRecorder? Log { get; init; }
    /// <summary>Makes keys of its own, as a real installation does; the test changes them, or looks at how they are made.</summary>
    public bool OwnKeys { get; init; }
    private readonly MissingTexts missing = new();

    public string Folder { get; } = Directory.CreateTempSubdirectory("casereferral-").FullName;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(EnvironmentName);
        builder.ConfigureAppConfiguration(configuration => configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Data:Directory"] = Folder,
            ["Database:Provider"] = "Sqlite",
            ["Demo"] = EnvironmentName == "Production" ? "false" : "true",
            ["DemoCases"] = $"{DemoCases}",
            // Time moves in jumps here: a test runs the jobs itself, when it wants to.
            ["Jobs:Enabled"] = "false",
            // Hundreds of visitors sign in from one address within seconds.
            ["Accounts:SignInsPerAddress"] = "100000",
            ["Accounts:SignInsPerName"] = "100000",
            ["Limits:Reveals"] = "100000",
            ["Limits:Searches"] = "100000",
            ["Limits:Uploads"] = "100000",
            ["Limits:Opens"] = "100000",
            ["Limits:Exports"] = "100000",
        }).AddInMemoryCollection(Log is null ? [] : Talkative).AddInMemoryCollection(Settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))));
        builder.UseSetting("Data:Directory", Folder);
        builder.UseSetting("DemoCases", $"{DemoCases}");
        builder.UseSetting("Jobs:Enabled", "false");
        foreach (var (key, value) in Settings)
            builder.UseSetting(key, value);
        builder.ConfigureLogging(logging =>
        {
            logging.SetMinimumLevel(LogLevel.Error);
            logging.AddProvider(missing).AddFilter<MissingTexts>((category, level) => category == MissingTexts.Category && level >= LogLevel.Warning);
            if (Log is not null)
                logging.AddProvider(Log);
        });
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(Settings.ContainsKey("DemoHistory") ? new DemoClock(Clock) : Clock);
            SqlCounter.Register(services, Log is null);
            if (!OwnKeys && EnvironmentName == "Development" && !Settings.Keys.Any(k => k.StartsWith("Keys:", StringComparison.Ordinal)))
                services.AddSingleton(SharedKeys.Lend(Folder));
            services.Configure<PasswordHasherOptions>(o => o.IterationCount = 1);
            if (Hasher is not null)
                services.AddSingleton(Hasher);
        });
    }

    /// <summary>As an administrator sets it who looks for a fault; the console stays quiet.</summary>
    private static readonly Dictionary<string, string?> Talkative = new()
    {
        ["Logging:LogLevel:Default"] = "Trace",
        ["Logging:Console:LogLevel:Default"] = "Error",
    };

    /// <summary>A signed-in client.</summary>
    public async Task<Visitor> AsAsync(string account)
    {
        var visitor = Anonymous();
        await visitor.SignInAsync(account);
        return visitor;
    }

    public Visitor Anonymous() => new(CreateClient(new WebApplicationFactoryClientOptions
    {
        AllowAutoRedirect = false,
        BaseAddress = new Uri("https://localhost"), // cookies are Secure in Production
    }));

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Directory.Exists(Folder))
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            SqliteProvider.CloseIdle($"Data Source={Path.Combine(Folder, "casereferral.db")}");
            Directory.Delete(Folder, true);
            missing.Demand();
        }
    }
}
