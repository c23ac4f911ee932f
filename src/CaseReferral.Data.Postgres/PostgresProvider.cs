using CaseReferral.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Data.Postgres;

/// <summary>Connects the one model to Postgres; its migrations live beside it.</summary>
public sealed class PostgresProvider : IDatabaseProvider
{
    public string Name => "Postgres";

    public void Use(DbContextOptionsBuilder options, string connectionString) =>
        options.UseNpgsql(connectionString, o => o.MigrationsAssembly(typeof(PostgresProvider).Assembly.GetName().Name));
}
