using System.Data.Common;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Setup;

/// <summary>What happens before the first request: schema, calendar, demo city (outside Production).</summary>
internal static class Startup
{
    public static async Task PrepareAsync(this WebApplication app)
    {
        if (EF.IsDesignTime)
            return;
        var demo = app.Configuration.GetValue("Demo", app.Environment.IsDevelopment());
        if (demo && app.Environment.IsProduction())
            throw new StartProblemException("Demo is true, but Production has no demo data and no default accounts.");
        await MigrateAsync(app.Services);
        await app.Services.GetRequiredService<CalendarSource>().ReloadAsync(CancellationToken.None);
        if (!demo)
            return;
        await Demo.DemoCity.LoadAsync(app.Services);
        app.Lifetime.ApplicationStarted.Register(() => Demo.DemoBanner.Print(app.Urls));
    }

    /// <exception cref="StartProblemException">Out of reach, written by another version, or not migrated yet.</exception>
    public static async Task MigrateAsync(IServiceProvider services)
    {
        await using var db = services.GetRequiredService<AppDbContexts>().For(Actor.System("start"));
        try
        {
            if ((await db.Database.GetAppliedMigrationsAsync()).Except(db.Database.GetMigrations()).LastOrDefault() is { } unknown)
                throw new StartProblemException($"The database was written by another version of CaseReferral (migration {unknown} is unknown here); start that version or a newer one.");
            // Deployments migrate as a step of their own; the embedded database has nobody else to do it.
            if (db.Database.IsSqlite() || services.GetRequiredService<IConfiguration>().GetValue<bool>("Database:MigrateAtStart"))
                await db.Database.MigrateAsync();
            else if ((await db.Database.GetPendingMigrationsAsync()).Count() is > 0 and var pending)
                throw new StartProblemException($"The database lacks {pending} migration(s); apply them, or start once with --Database:MigrateAtStart=true.");
        }
        catch (Exception failure) when (failure is DbException or ArgumentException)
        {
            // The provider's sentence names host and cause; connection strings and their passwords are not in it.
            throw new StartProblemException($"The database does not answer: {failure.Message}");
        }
    }
}
