using Npgsql;

namespace CaseReferral.Web.Tests.Operations;

/// <summary>A database on the test server, made by whoever first needs it and dropped at the end.</summary>
public sealed class PostgresCopy : IAsyncDisposable
{
    private readonly string name = "cr_" + Guid.CreateVersion7().ToString("N");
    private readonly NpgsqlConnectionStringBuilder server = new(Environment.GetEnvironmentVariable("CR_POSTGRES")!);

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
