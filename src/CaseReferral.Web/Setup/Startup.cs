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
        var contexts = app.Services.GetRequiredService<AppDbContexts>();
        await using (var db = contexts.For(Actor.System("start")))
        {
            // Deployments migrate as a step of their own; the embedded database has nobody else to do it.
            if (db.Database.IsSqlite() || app.Configuration.GetValue<bool>("Database:MigrateAtStart"))
                await db.Database.MigrateAsync();
        }
        await app.Services.GetRequiredService<CalendarSource>().ReloadAsync(CancellationToken.None);
        if (app.Configuration.GetValue("Demo", app.Environment.IsDevelopment()) && !app.Environment.IsProduction())
            await Demo.DemoCity.LoadAsync(app.Services);
    }
}
