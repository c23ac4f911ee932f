using CaseReferral.Core.Clocks;
using CaseReferral.Core.Data;
using CaseReferral.Core.Protection;
using CaseReferral.Core.Trail;
using CaseReferral.Data.Postgres;
using CaseReferral.Data.Sqlite;
using CaseReferral.Data.SqlServer;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Setup;

/// <summary>Database, keys and clock: what differs between a laptop and a city is configuration only.</summary>
internal static class DataSetup
{
    private static readonly IDatabaseProvider[] Providers = [new SqliteProvider(), new SqlServerProvider(), new PostgresProvider()];

    public static void AddData(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var folder = configuration["Data:Directory"] ?? Path.Combine(environment.ContentRootPath, "../../data");
        Directory.CreateDirectory(folder);
        services.AddSingleton(new DataFolder(Path.GetFullPath(folder)));
        services.AddSingleton(_ => Keys(folder));
        services.AddSingleton<FieldCipher>();
        services.AddSingleton<BlindIndex>();
        services.AddSingleton<BlobCipher>();
        services.AddSingleton<WriteGate>();
        services.AddSingleton<TrailSeal>();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<CalendarSource>();
        services.AddScoped(sp => sp.GetRequiredService<CalendarSource>().Current);
        services.AddSingleton(sp => Options(configuration, folder, sp.GetRequiredService<ILoggerFactory>()));
        services.AddSingleton<AppDbContexts>();
        services.AddScoped(sp => sp.GetRequiredService<AppDbContexts>().For(() => sp.GetRequiredService<CurrentActor>().Value));
    }

    private static KeyRing Keys(string folder)
    {
        var path = Path.Combine(folder, "keys.json");
        if (!File.Exists(path))
            KeyRing.CreateFile(path);
        return KeyRing.Load(path);
    }

    private static DbContextOptions<AppDbContext> Options(IConfiguration configuration, string folder, ILoggerFactory loggers)
    {
        var name = configuration["Database:Provider"] ?? "Sqlite";
        var provider = Array.Find(Providers, p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw new InvalidOperationException($"Database:Provider is '{name}'; known are {string.Join(", ", Providers.Select(p => p.Name))}.");
        var connection = provider is SqliteProvider
            ? $"Data Source={Path.Combine(Path.GetFullPath(folder), "casereferral.db")}"
            : configuration.GetConnectionString("Default")
                ?? throw new InvalidOperationException($"ConnectionStrings:Default is missing for {provider.Name}.");
        var builder = new DbContextOptionsBuilder<AppDbContext>().UseLoggerFactory(loggers);
        DesignTime.Configure(builder, provider, connection);
        return builder.Options;
    }
}

/// <summary>Where the SQLite file, the key file and attachments live; never under the web root.</summary>
public sealed record DataFolder(string Path);
