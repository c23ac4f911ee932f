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
        var folder = DataFolder.Open(configuration, environment);
        services.AddSingleton(folder);
        services.AddSingleton(_ => folder.LoadKeys(configuration, environment));
        services.AddSingleton<FieldCipher>();
        services.AddSingleton<BlindIndex>();
        services.AddSingleton<BlobCipher>();
        services.AddSingleton<KeyRotation>();
        services.AddSingleton<WriteGate>();
        services.AddSingleton<TrailSeal>();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<CalendarSource>();
        services.AddScoped(sp => sp.GetRequiredService<CalendarSource>().Current);
        services.AddSingleton(sp => Options(configuration, folder, sp.GetRequiredService<ILoggerFactory>()));
        services.AddSingleton<AppDbContexts>();
        services.AddScoped(sp => sp.GetRequiredService<AppDbContexts>().For(() => sp.GetRequiredService<CurrentActor>().Value));
    }

    private static DbContextOptions<AppDbContext> Options(IConfiguration configuration, DataFolder folder, ILoggerFactory loggers)
    {
        var name = configuration["Database:Provider"] ?? "Sqlite";
        var provider = Array.Find(Providers, p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw new StartProblemException($"Database:Provider is '{name}'; known are {string.Join(", ", Providers.Select(p => p.Name))}.");
        var connection = provider is SqliteProvider
            ? $"Data Source={folder.Database}"
            : configuration.GetConnectionString("Default") is { Length: > 0 } text ? text
            : throw new StartProblemException($"ConnectionStrings:Default is missing; {provider.Name} needs a connection string.");
        var builder = new DbContextOptionsBuilder<AppDbContext>().UseLoggerFactory(loggers);
        DesignTime.Configure(builder, provider, connection);
        return builder.Options;
    }
}
