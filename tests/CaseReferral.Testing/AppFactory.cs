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
    public FakeClock Clock { get; } = new();
    public string Folder { get; } = Directory.CreateTempSubdirectory("casereferral-").FullName;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.ConfigureAppConfiguration(configuration => configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Data:Directory"] = Folder,
            ["Database:Provider"] = "Sqlite",
            ["Demo"] = "true",
            ["DemoCases"] = "false",
            // Hundreds of visitors sign in from one address within seconds.
            ["Accounts:SignInsPerAddress"] = "100000",
            ["Accounts:SignInsPerName"] = "100000",
        }));
        builder.UseSetting("Data:Directory", Folder);
        builder.UseSetting("DemoCases", "false");
        builder.ConfigureLogging(logging => logging.SetMinimumLevel(LogLevel.Error));
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(Clock);
            // The cost of a password hash protects real accounts; a test signs in hundreds of times.
            services.Configure<PasswordHasherOptions>(o => o.IterationCount = 1);
        });
    }

    /// <summary>A signed-in client.</summary>
    public async Task<Visitor> AsAsync(string account)
    {
        var visitor = Anonymous();
        await visitor.SignInAsync(account);
        return visitor;
    }

    public Visitor Anonymous() => new(CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false }));

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Directory.Exists(Folder))
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(Folder, true);
        }
    }
}
