using System.Data.Common;
using CaseReferral.Core.Data;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Data.SqlServer;

/// <summary>Connects the one model to SqlServer; its migrations live beside it.</summary>
public sealed class SqlServerProvider : IDatabaseProvider
{
    public string Name => "SqlServer";

    public void Use(DbContextOptionsBuilder options, string connectionString) =>
        options.UseSqlServer(connectionString, o => o.MigrationsAssembly(typeof(SqlServerProvider).Assembly.GetName().Name));

    public bool IsPrivate(string connectionString)
    {
        var builder = new SqlConnectionStringBuilder(connectionString);
        return builder.Encrypt != SqlConnectionEncryptOption.Optional && !builder.TrustServerCertificate
            || ThisMachine.Is(builder.DataSource.Split(',', '\\')[0]);
    }

    /// <summary>
    /// No MERGE: beside others it must lock the gap between two keys, and makes strangers wait or deadlock. Whoever loses the
    /// race for the first row adds to the winner's; anything else that is wrong leaves no count, and so no answer.
    /// </summary>
    public string CountSql => """
        DECLARE @hits int;
        UPDATE [RequestCounts] SET @hits = [Hits] = [Hits] + 1 WHERE [Window] = {0} AND [Key] = {1};
        IF @hits IS NULL
        BEGIN TRY
            INSERT INTO [RequestCounts] ([Window], [Key], [Hits]) VALUES ({0}, {1}, 1);
            SET @hits = 1;
        END TRY
        BEGIN CATCH
            UPDATE [RequestCounts] SET @hits = [Hits] = [Hits] + 1 WHERE [Window] = {0} AND [Key] = {1};
        END CATCH;
        SELECT @hits AS [Value];
        """;

    public DbConnection Connect(string connectionString) =>
        new SqlConnection(new SqlConnectionStringBuilder(connectionString) { Pooling = false }.ToString());

    /// <summary>An application lock of the session: closing the connection, or dying, gives it back.</summary>
    public async Task<IAsyncDisposable?> TryLockSchemaAsync(string connectionString, CancellationToken token)
    {
        var connection = Connect(connectionString);
        await connection.OpenAsync(token);
        await using var command = connection.CreateCommand();
        command.CommandText = """
            DECLARE @got int;
            EXEC @got = sp_getapplock @Resource = 'CaseReferral schema', @LockMode = 'Exclusive', @LockOwner = 'Session', @LockTimeout = 0;
            SELECT @got;
            """;
        if (await command.ExecuteScalarAsync(token) is >= 0)
            return connection;
        await connection.DisposeAsync();
        return null;
    }

    public Task CopyOutAsync(string connectionString, string file, CancellationToken token) => throw Own(connectionString, "BACKUP DATABASE [{0}] TO DISK = N'…' WITH COMPRESSION, CHECKSUM");

    public Task CopyInAsync(string file, string connectionString, CancellationToken token) => throw Own(connectionString, "RESTORE DATABASE [{0}] FROM DISK = N'…' WITH CHECKSUM");

    /// <summary>SQL Server writes its backup on its own disk, out of reach of this program.</summary>
    private static CopyRefusedException Own(string connectionString, string statement) =>
        new($"SQL Server does this itself: {string.Format(null, statement, new SqlConnectionStringBuilder(connectionString).InitialCatalog)}; see docs/operations.md for the attachments beside it.");
}
