using System.Data.Common;
using CaseReferral.Core.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace CaseReferral.Testing;

/// <summary>Counts the SQL commands that requests send; what runs outside a request does not count.</summary>
public sealed class SqlCounter(IHttpContextAccessor context) : DbCommandInterceptor
{
    private int count;

    /// <summary>Commands since the last call.</summary>
    public int Take() => Interlocked.Exchange(ref count, 0);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Count();
        return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
    }

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default)
    {
        Count();
        return base.ScalarExecutingAsync(command, eventData, result, cancellationToken);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Count();
        return base.NonQueryExecutingAsync(command, eventData, result, cancellationToken);
    }

    private void Count()
    {
        if (context.HttpContext is not null)
            Interlocked.Increment(ref count);
    }

    /// <summary>Puts the counter into the options every context of the host shares.</summary>
    /// <param name="services">The host's.</param>
    /// <param name="silent">EF tells this host's log nothing: hosts with one log between them share what EF has compiled.</param>
    internal static void Register(IServiceCollection services, bool silent)
    {
        var options = services.Last(s => s.ServiceType == typeof(DbContextOptions<AppDbContext>));
        services.AddSingleton<SqlCounter>();
        services.AddSingleton(sp =>
        {
            var builder = new DbContextOptionsBuilder<AppDbContext>((DbContextOptions<AppDbContext>)options.ImplementationFactory!(sp));
            if (silent)
                builder.UseLoggerFactory(NullLoggerFactory.Instance);
            return builder.AddInterceptors(sp.GetRequiredService<SqlCounter>()).Options;
        });
    }
}
