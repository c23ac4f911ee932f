using CaseReferral.Data.Postgres;
using CaseReferral.Data.Sqlite;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Npgsql;
using Quartz;

namespace CaseReferral.Web.Setup.Scheduling;

/// <summary>Where Quartz keeps its triggers: in our database, on every provider, in tables of its own.</summary>
internal static class SchedulerStore
{
    /// <summary>All nodes of an installation share it; it is a column of every table of the scheduler.</summary>
    public const string Name = "casereferral";

    /// <summary>Runs at once on one node. One that waits for a mail server must not hold up the rest.</summary>
    private const int AtOnce = 2;

    /// <param name="database">Where.</param>
    /// <param name="node">This node's name, of its own in the cluster.</param>
    /// <param name="pace">How often it looks.</param>
    /// <param name="time">The application's clock.</param>
    /// <param name="loggers">Told of failures; Quartz's chatter is below the level of the settings.</param>
    /// <param name="runs">Makes the run of a job.</param>
    public static StandaloneSchedulerFactory Open(DatabaseChoice database, string node, SchedulerPace pace, TimeProvider time, ILoggerFactory loggers, ScheduledJobs runs)
    {
        var alone = database.Provider is SqliteProvider;
        return QuartzSchedulerBuilder.Create(builder =>
        {
            builder.Services.AddSingleton(loggers);
            builder.UseTimeProvider(time);
            builder.UseDefaultThreadPool(AtOnce);
            builder.UseJobFactory(runs);
            builder.ConfigureScheduler(scheduler =>
            {
                scheduler.InstanceName = Name;
                // A single node finds what it left undone by its name: that must be the same after a restart.
                scheduler.InstanceId = alone ? "single" : node;
                scheduler.IdleWaitTime = pace.Look;
                scheduler.ShutdownJobInterruption = ShutdownJobInterruption.Always;
                scheduler.PropagateTraceContext = false;
            });
            builder.UsePersistentStore(store => Keep(store, database, pace, alone));
        }).Build();
    }

    private static void Keep(IPersistentStoreBuilder store, DatabaseChoice database, SchedulerPace pace, bool alone)
    {
        Use(store, database);
        store.ConfigureStore(ado =>
        {
            ado.StoreJobDataAsStrings = true;
            ado.MisfireThreshold = pace.Missed;
            ado.UseBackgroundThreads = true;
            ado.RecoverFiringsCancelledByShutdown = true;
        });
        if (!alone)
            store.UseClustering(cluster => (cluster.CheckinInterval, cluster.CheckinMisfireThreshold) = (pace.SignOfLife, pace.SignOfLife));
    }

    private static void Use(IPersistentStoreBuilder store, DatabaseChoice database)
    {
        switch (database.Provider)
        {
            case SqliteProvider:
                // Triggers go with their details by foreign keys; the journal mode stands in the file.
                store.UseSqlite(SqliteFactory.Instance, new SqliteConnectionStringBuilder(database.ConnectionString) { ForeignKeys = true }.ToString());
                break;
            case PostgresProvider:
                store.UsePostgres(NpgsqlFactory.Instance, database.ConnectionString);
                break;
            default:
                store.UseSqlServer(SqlClientFactory.Instance, database.ConnectionString);
                break;
        }
    }
}
