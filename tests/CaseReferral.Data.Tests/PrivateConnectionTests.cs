using CaseReferral.Core.Data;
using CaseReferral.Data.Postgres;
using CaseReferral.Data.Sqlite;
using CaseReferral.Data.SqlServer;
using Xunit;

namespace CaseReferral.Data.Tests;

/// <summary>ASVS 12.3: which connection strings let nobody read along, for each driver with its own defaults.</summary>
public sealed class PrivateConnectionTests
{
    [Theory]
    [InlineData("Sqlite", "Data Source=x.db", true)]
    [InlineData("Postgres", "Host=db;Database=x", false)]
    [InlineData("Postgres", "Host=db;SSL Mode=Require", false)]
    [InlineData("Postgres", "Host=db;SSL Mode=VerifyFull", true)]
    [InlineData("Postgres", "Host=127.0.0.1;Database=x", true)]
    [InlineData("Postgres", "Host=/var/run/postgresql", true)]
    [InlineData("Postgres", "Host=localhost:5433,db", false)]
    [InlineData("Postgres", "Host=localhost,[::1]:5433", true)]
    [InlineData("Postgres", "Host=127.0.0.1.example.org", false)]
    [InlineData("SqlServer", "Server=db;Database=x", true)]
    [InlineData("SqlServer", "Server=db;TrustServerCertificate=True", false)]
    [InlineData("SqlServer", "Server=db;Encrypt=Strict", true)]
    [InlineData("SqlServer", "Server=db;Encrypt=False", false)]
    [InlineData("SqlServer", "Server=localhost\\CITY,1433;Encrypt=False", true)]
    public void Connection_IsPrivate_WhenNobodyCanReadAlong(string provider, string connection, bool expected)
    {
        IDatabaseProvider[] providers = [new SqliteProvider(), new PostgresProvider(), new SqlServerProvider()];
        Assert.Equal(expected, providers.Single(p => p.Name == provider).IsPrivate(connection));
    }
}
