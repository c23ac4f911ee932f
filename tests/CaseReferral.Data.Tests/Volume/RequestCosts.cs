using System.Data.Common;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CaseReferral.Data.Tests.Volume;

/// <summary>What one request cost: times it waited for the database, and bytes the whole process allocated meanwhile.</summary>
internal sealed record RequestCost(string Method, int RoundTrips, long Allocated);

/// <summary>Stands before everything else in the pipeline of the host, so that the client's own work is not counted.</summary>
internal sealed class RequestCosts : IStartupFilter
{
    private int trips;

    /// <summary>The last request that ended.</summary>
    public RequestCost Last { get; private set; } = new("", 0, 0);

    public DbCommandInterceptor Commands => new CommandCounter(this);
    public DbTransactionInterceptor Commits => new CommitCounter(this);

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(MeasureAsync);
        next(app);
    };

    private async Task MeasureAsync(HttpContext context, RequestDelegate next)
    {
        trips = 0;
        var before = GC.GetTotalAllocatedBytes(true);
        await next(context);
        Last = new(context.Request.Method, trips, GC.GetTotalAllocatedBytes(true) - before);
    }

    /// <summary>A batch is one command, and one way to the server and back.</summary>
    private sealed class CommandCounter(RequestCosts costs) : DbCommandInterceptor
    {
        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            costs.trips++;
            return ValueTask.FromResult(result);
        }

        public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default)
        {
            costs.trips++;
            return ValueTask.FromResult(result);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            costs.trips++;
            return ValueTask.FromResult(result);
        }
    }

    /// <summary>The end of a transaction is a way of its own; its beginning travels with the first command.</summary>
    private sealed class CommitCounter(RequestCosts costs) : DbTransactionInterceptor
    {
        public override ValueTask<InterceptionResult> TransactionCommittingAsync(
            DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            costs.trips++;
            return ValueTask.FromResult(result);
        }
    }
}
