using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Data;

/// <summary>Reads "somebody was faster" out of a failed save, alike on all databases.</summary>
public static class Conflicts
{
    /// <summary>A stale version, or the unique index of the timeline refusing the second of two simultaneous steps.</summary>
    public static bool IsConflict(this DbUpdateException failure) =>
        failure is DbUpdateConcurrencyException || failure.InnerException is DbException inner && IsDuplicateKey(inner);

    private static bool IsDuplicateKey(DbException failure) =>
        failure.SqlState == "23505" // PostgreSQL unique_violation
        || failure.Message.Contains("UNIQUE constraint failed", StringComparison.Ordinal) // SQLite 19/2067
        || failure.Message.Contains("duplicate key", StringComparison.OrdinalIgnoreCase); // SQL Server 2601, 2627
}
