using CaseReferral.Data.Postgres;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace CaseReferral.Data.Tests;

/// <summary>The provider has statements prepared and planned once; whoever needs it otherwise says so in the connection string.</summary>
public sealed class PostgresConnectionTests
{
    [Theory]
    [InlineData("Host=h;Database=d", 100, "-c plan_cache_mode=force_generic_plan")]
    [InlineData("Host=h;Database=d;Max Auto Prepare=0", 0, null)]
    [InlineData("Host=h;Database=d;MaxAutoPrepare=20", 20, "-c plan_cache_mode=force_generic_plan")]
    [InlineData("Host=h;Database=d;options=-c statement_timeout=5000", 100, "-c statement_timeout=5000")]
    public void Use_KeepsStatements_AsTheConnectionStringSays(string given, int prepared, string? options)
    {
        var builder = new DbContextOptionsBuilder();
        new PostgresProvider().Use(builder, given);

        using var context = new DbContext(builder.Options);

        var used = new NpgsqlConnectionStringBuilder(context.Database.GetConnectionString());
        Assert.Equal((prepared, options, "h", "d"), (used.MaxAutoPrepare, used.Options, used.Host, used.Database));
    }
}
