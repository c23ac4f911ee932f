using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Data;

/// <summary>Reads "somebody was faster" out of a failed save, alike on all databases.</summary>
public static class Conflicts
{
    /// <summary>A stale version, or the unique index of the timeline refusing the second of two simultaneous steps.</summary>
    public static bool IsConflict(this DbUpdateException failure) =>
        failure is DbUpdateConcurrencyException || failure.InnerException is DbException inner && IsDuplicateKey(inner);

    /// <summary>
    /// The database gave this save up so that another could finish (deadlock, or no order in which both could have run). All
    /// of its transaction is undone, so the same save may simply be done again. Drivers wrap it differently, hence the walk.
    /// </summary>
    public static bool IsGivenUp(this Exception failure) =>
        failure is DbException { SqlState: "40P01" or "40001" } // PostgreSQL deadlock_detected, serialization_failure
        || failure is DbException { Source: "Core Microsoft SqlClient Data Provider" } sql && sql.Data["HelpLink.EvtID"] is "1205"
        || failure.InnerException?.IsGivenUp() == true;

    private static bool IsDuplicateKey(DbException failure) =>
        failure.SqlState == "23505" // PostgreSQL unique_violation
        || failure.Message.Contains("UNIQUE constraint failed", StringComparison.Ordinal) // SQLite 19/2067
        || failure.Message.Contains("duplicate key", StringComparison.OrdinalIgnoreCase); // SQL Server 2601, 2627
}
