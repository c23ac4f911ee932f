using Npgsql;

namespace CaseReferral.Testing;

/// <summary>A database on the test server, made by whoever first needs it and dropped at the end.</summary>
public sealed class PostgresCopy : IAsyncDisposable
{
    private readonly string name = "cr_" + Guid.CreateVersion7().ToString("N");
    private readonly NpgsqlConnectionStringBuilder server = new(Environment.GetEnvironmentVariable("CR_POSTGRES") ?? "");

    public string ConnectionString => new NpgsqlConnectionStringBuilder(server.ToString()) { Database = name }.ToString();

    public string[] Settings => ["--Database:Provider=Postgres", $"--ConnectionStrings:Default={ConnectionString}"];

    /// <summary>An empty database, as an administrator makes one to restore into.</summary>
    public Task CreateAsync() => RunAsync(server.ToString(), $"CREATE DATABASE {name}");

    public Task RunAsync(string sql) => RunAsync(ConnectionString, sql);

    /// <summary>Takes the database away from everybody, or gives it back.</summary>
    public async Task AnswerAsync(bool answers)
    {
        await RunAsync(server.ToString(), $"ALTER DATABASE {name} WITH ALLOW_CONNECTIONS {answers}");
        if (!answers)
            await RunAsync(server.ToString(), $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
    }

    /// <summary>Every table as it lies there, with the bytes of every value.</summary>
    public async IAsyncEnumerable<(string Place, byte[] Bytes)> TablesAsync()
    {
        await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        var names = new List<string>();
        await using (var list = new NpgsqlCommand("SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public'", connection))
        await using (var rows = await list.ExecuteReaderAsync())
        {
            while (await rows.ReadAsync())
                names.Add(rows.GetString(0));
        }
        foreach (var table in names)
        {
            await using var copy = await connection.BeginRawBinaryCopyAsync($"COPY {table} TO STDOUT (FORMAT BINARY)");
            using var bytes = new MemoryStream();
            await copy.CopyToAsync(bytes);
            yield return (table, bytes.ToArray());
        }
    }

    private static async Task RunAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync() => await RunAsync(server.ToString(), $"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
}
