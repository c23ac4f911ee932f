using CaseReferral.Core.Clocks;
using CaseReferral.Core.Data;
using CaseReferral.Core.Protection;
using CaseReferral.Core.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace CaseReferral.Web.Setup;

/// <summary>Database, keys and clock: what differs between a laptop and a city is configuration only.</summary>
internal static class DataSetup
{
    /// <summary>Contexts that wait for a request; when more are used at once, the others are dropped after it.</summary>
    private const int MostIdle = 16;

    public static void AddData(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var folder = DataFolder.Open(configuration, environment);
        services.AddSingleton(folder);
        services.AddSingleton(_ => DatabaseChoice.Of(configuration, folder));
        services.AddSingleton<SchemaSteps>();
        var keys = KeyOptions.Of(configuration);
        services.AddSingleton(keys);
        services.AddSingleton(_ => folder.LoadKeys(keys, environment));
        services.AddSingleton<FieldCipher>();
        services.AddSingleton<BlindIndex>();
        services.AddSingleton<BlobCipher>();
        services.AddSingleton<KeyRotation>();
        services.AddSingleton<WriteGate>();
        services.AddSingleton<TrailSeal>();
        services.AddSingleton(_ => Demo.DemoCity.IsWanted(configuration, environment) ? new Demo.DemoClock(TimeProvider.System) : TimeProvider.System);
        services.AddSingleton<CalendarSource>();
        services.AddScoped(sp => sp.GetRequiredService<CalendarSource>().Current);
        services.AddSingleton(sp => Options(sp.GetRequiredService<DatabaseChoice>(), sp.GetRequiredService<ILoggerFactory>()));
        services.AddSingleton<AppDbContexts>();
        // The options are those above: EF adds none where there are some.
        services.AddPooledDbContextFactory<AppDbContext>(_ => { });
        services.AddScoped(sp => sp.GetRequiredService<AppDbContexts>().For(() => sp.GetRequiredService<CurrentActor>().Value));
    }

    private static DbContextOptions<AppDbContext> Options(DatabaseChoice database, ILoggerFactory loggers)
    {
        var builder = new DbContextOptionsBuilder<AppDbContext>().UseLoggerFactory(loggers);
        DesignTime.Configure(builder, database.Provider, database.ConnectionString);
        var core = builder.Options.FindExtension<CoreOptionsExtension>()!.WithMaxPoolSize(MostIdle);
        ((IDbContextOptionsBuilderInfrastructure)builder).AddOrUpdateExtension(core);
        return builder.Options;
    }
}
