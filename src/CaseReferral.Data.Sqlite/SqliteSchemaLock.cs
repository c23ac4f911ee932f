using Microsoft.Data.Sqlite;

namespace CaseReferral.Data.Sqlite;

/// <summary>
/// A file beside the database, locked by the operating system: it is free again when its process dies. EF's own lock is a
/// row that a killed process leaves behind, and the next would wait for it for ever; whoever holds the file may drop it.
/// </summary>
internal sealed class SqliteSchemaLock : IAsyncDisposable
{
    private readonly FileStream file;

    private SqliteSchemaLock(FileStream file) => this.file = file;

    public static async Task<IAsyncDisposable?> TryAsync(string connectionString, CancellationToken token)
    {
        FileStream file;
        try
        {
            file = new(new SqliteConnectionStringBuilder(connectionString).DataSource + ".migrating", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
        await DropAbandonedAsync(connectionString, token);
        return new SqliteSchemaLock(file);
    }

    private static async Task DropAbandonedAsync(string connectionString, CancellationToken token)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ToString());
        await connection.OpenAsync(token);
        await using var command = connection.CreateCommand();
        command.CommandText = "DROP TABLE IF EXISTS \"__EFMigrationsLock\"";
        await command.ExecuteNonQueryAsync(token);
    }

    public ValueTask DisposeAsync() => file.DisposeAsync();
}
