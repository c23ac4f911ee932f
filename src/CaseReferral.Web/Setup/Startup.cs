using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Setup;

/// <summary>What happens before the first request: migrate (embedded SQLite), demo city (Development only), calendar.</summary>
internal static class Startup
{
    public static async Task PrepareAsync(this WebApplication app)
    {
        if (EF.IsDesignTime)
            return;
        await MigrateAsync(app.Services);
        await app.Services.GetRequiredService<CalendarSource>().ReloadAsync(CancellationToken.None);
        if (app.Configuration.GetValue("Demo", app.Environment.IsDevelopment()) && !app.Environment.IsProduction())
            await Demo.DemoCity.LoadAsync(app.Services);
    }

    /// <summary>Deployments migrate as a step of their own; the embedded database has nobody else to do it.</summary>
    public static async Task MigrateAsync(IServiceProvider services)
    {
        await using var db = services.GetRequiredService<AppDbContexts>().For(Actor.System("start"));
        if (db.Database.IsSqlite() || services.GetRequiredService<IConfiguration>().GetValue<bool>("Database:MigrateAtStart"))
            await db.Database.MigrateAsync();
    }
}
