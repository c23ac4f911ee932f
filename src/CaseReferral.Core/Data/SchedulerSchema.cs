using System.Reflection;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CaseReferral.Core.Data;

/// <summary>Makes and drops the scheduler's tables; each provider brings the script of its database as a resource.</summary>
public static class SchedulerSchema
{
    /// <summary>In the order in which they can be dropped.</summary>
    private static readonly string[] Tables =
    [
        "FIRED_TRIGGERS", "PAUSED_TRIGGER_GRPS", "PAUSED_JOB_GRPS", "SCHEDULER_STATE", "LOCKS", "SIMPROP_TRIGGERS", "SIMPLE_TRIGGERS", "CRON_TRIGGERS",
        "BLOB_TRIGGERS", "TRIGGERS", "JOB_DETAILS", "CALENDARS",
    ];

    public static void Create(MigrationBuilder builder, Assembly provider)
    {
        using var script = new StreamReader(provider.GetManifestResourceStream("scheduler.sql")!);
        foreach (var piece in script.ReadToEnd().ReplaceLineEndings("\n").Split("\n--;;\n").Skip(1))
            builder.Sql(piece);
    }

    public static void Drop(MigrationBuilder builder)
    {
        foreach (var table in Tables)
            builder.Sql($"DROP TABLE QRTZ_{table};");
    }
}
