using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.FollowUps;
using CaseReferral.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Setup;

/// <summary>What happens before the first request: schema, keys, calendar, demo city (outside Production).</summary>
internal static class Startup
{
    public static async Task PrepareAsync(this WebApplication app)
    {
        if (EF.IsDesignTime)
            return;
        var demo = Demo.DemoCity.IsWanted(app.Configuration, app.Environment);
        if (demo && app.Environment.IsProduction())
            throw new StartProblemException("Demo is true, but Production has no demo data and no default accounts.");
        app.Services.GetRequiredService<DatabaseChoice>().RequirePrivacy(app.Configuration, app.Environment);
        CheckVisits(app.Services.GetRequiredService<FollowUpOptions>());
        AgreedNumbers.Check([
            .. app.Services.GetRequiredService<Core.Access.AccessOptions>().Agreed, .. app.Services.GetRequiredService<Core.Privacy.PrivacyOptions>().Agreed,
            .. app.Services.GetRequiredService<Core.Handoffs.HandoffOptions>().Agreed, .. app.Services.GetRequiredService<Core.Supervision.UrgingOptions>().Agreed,
            .. app.Services.GetRequiredService<Core.Cases.CaseOptions>().Agreed, .. app.Services.GetRequiredService<FollowUpOptions>().Agreed.Where(n => n.Key == "FollowUps:NextMonths"),
            .. app.Services.GetRequiredService<LimitOptions>().Counts, .. app.Services.GetRequiredService<Core.Officers.AccountOptions>().Counts,
        ]);
        _ = app.Services.GetRequiredService<Core.Handoffs.HandoffKinds>(); // reads the limits
        _ = app.Services.GetRequiredService<Core.Officers.BreachedPasswords>(); // looks at the file
        Certificates.Check(app.Configuration);
        Ports.Check(app.Configuration);
        await MigrateAsync(app.Services);
        if (app.Configuration.GetValue("Jobs:Enabled", true))
            await app.Services.GetRequiredService<Scheduling.QuartzTimetable>().OpenAsync(CancellationToken.None);
        await app.Services.GetRequiredService<CalendarSource>().ReloadAsync(CancellationToken.None);
        await app.Services.GetRequiredService<Core.Access.MatrixSource>().ReloadAsync(CancellationToken.None);
        if (!demo)
            return;
        await Demo.DemoCity.LoadAsync(app.Services);
        app.Lifetime.ApplicationStarted.Register(() => Demo.DemoBanner.Print(app.Urls));
    }

    /// <summary>A plan nobody can read would stop the first case that begins follow-up, months later.</summary>
    private static void CheckVisits(FollowUpOptions options)
    {
        if (options.MoveDays < 0)
            throw new StartProblemException($"FollowUps:MoveDays is {options.MoveDays}; it must be 0 or a number of days.");
        try
        {
            if (options.Terms is { Count: > 0 } terms && terms.All(t => t.Count > 0))
                return;
        }
        catch (Exception failure) when (failure is FormatException or OverflowException)
        {
            // Told below, like a list that is empty.
        }
        throw new StartProblemException($"FollowUps:VisitMonths is \"{options.VisitMonths}\"; it must be months with commas between them, such as 1,3,6,12.");
    }

    /// <summary>Looks first: whatever is wrong is told before a key, a table or a row is made.</summary>
    /// <exception cref="StartProblemException">Out of reach, written by another version or with other keys, or not migrated yet.</exception>
    public static async Task MigrateAsync(IServiceProvider services)
    {
        var (steps, database) = (services.GetRequiredService<SchemaSteps>(), services.GetRequiredService<DatabaseChoice>());
        var state = await steps.ReadAsync();
        services.GetRequiredService<DataFolder>().RequireKeys(state.IsNew);
        // Deployments migrate as a step of their own; the embedded database has nobody else to do it.
        if (state.Pending.Count > 0 && !(database.Provider is SqliteProvider || services.GetRequiredService<IConfiguration>().GetValue<bool>("Database:MigrateAtStart")))
            throw new StartProblemException($"The database lacks {state.Pending.Count} migration(s); apply them with the verb migrate, or start once with --Database:MigrateAtStart=true.");
        var contexts = services.GetRequiredService<AppDbContexts>();
        if (!state.IsNew)
            await ProveKeysAsync(contexts);
        if (state.Pending.Count > 0)
            await steps.ApplyAsync();
    }

    /// <summary>A key file that is one, but not this database's, would read nothing and write what nobody else can read.</summary>
    private static async Task ProveKeysAsync(AppDbContexts contexts)
    {
        await using var db = contexts.For(Actor.System("start"));
        if (!await KeyProof.FitsAsync(db, CancellationToken.None))
            throw new StartProblemException("The key file is not the one this database was written with; put that back from its copy.");
    }
}
