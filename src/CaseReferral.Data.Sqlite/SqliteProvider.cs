using CaseReferral.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Data.Sqlite;

/// <summary>Connects the one model to Sqlite; its migrations live beside it.</summary>
public sealed class SqliteProvider : IDatabaseProvider
{
    public string Name => "Sqlite";

    public void Use(DbContextOptionsBuilder options, string connectionString) =>
        options.UseSqlite(connectionString, o => o.MigrationsAssembly(typeof(SqliteProvider).Assembly.GetName().Name))
            .AddInterceptors(new SqlitePragmas());
}
