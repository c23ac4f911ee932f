using System.Data.Common;
using System.Reflection;
using CaseReferral.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;

namespace CaseReferral.Web.Setup;

/// <summary>Where a database stands: steps applied to it, and steps of this program it lacks.</summary>
internal sealed record SchemaState(IReadOnlyList<string> Applied, IReadOnlyList<string> Pending)
{
    /// <summary>Nothing of ours was ever written there.</summary>
    public bool IsNew => Applied.Count == 0;
}

/// <summary>
/// Reads the schema and brings it to this version. Needs no keys, so that it can look before anything is made; only one
/// process at a time changes a schema, the others wait and then find nothing to do.
/// </summary>
internal sealed class SchemaSteps(DatabaseChoice database)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    /// <exception cref="StartProblemException">Out of reach, or written by another version.</exception>
    public async Task<SchemaState> ReadAsync(CancellationToken token = default)
    {
        await using var db = Bare();
        try
        {
            var applied = (await db.Database.GetAppliedMigrationsAsync(token)).ToList();
            var known = Known();
            return applied.Except(known).LastOrDefault() is { } unknown
                ? throw new StartProblemException($"The database was written by another version of CaseReferral (migration {unknown} is unknown here); start that version or a newer one.")
                : new(applied, [.. known.Except(applied)]);
        }
        catch (Exception failure) when (failure is DbException or InvalidOperationException { InnerException: DbException })
        {
            throw NoAnswer(failure);
        }
    }

    /// <summary>The SQL of the steps that are missing; empty when none is.</summary>
    public string Script(SchemaState state)
    {
        using var db = Open();
        return state.Pending.Count == 0 ? "" : db.GetService<IMigrator>().GenerateScript(state.IsNew ? null : state.Applied[^1], state.Pending[^1]);
    }

    /// <summary>Applies what is missing, step by step.</summary>
    /// <param name="tell">Told each step before it begins, and once when another process is at it.</param>
    /// <param name="token">Cancels between steps.</param>
    /// <returns>The number of steps applied.</returns>
    public async Task<int> ApplyAsync(Action<string>? tell = null, CancellationToken token = default)
    {
        await using var db = Open();
        try
        {
            await CreateAsync(db.GetService<IRelationalDatabaseCreator>(), token);
            await using var alone = await LockAsync(tell, token);
            var pending = (await ReadAsync(token)).Pending;
            foreach (var (number, step) in pending.Index())
            {
                tell?.Invoke($"{number + 1} of {pending.Count}: {step}");
                await db.GetService<IMigrator>().MigrateAsync(step, token);
            }
            return pending.Count;
        }
        catch (Exception failure) when (failure is DbException or InvalidOperationException { InnerException: DbException })
        {
            throw NoAnswer(failure);
        }
    }

    private async Task<IAsyncDisposable> LockAsync(Action<string>? tell, CancellationToken token)
    {
        for (var told = false; ; told = true)
        {
            if (await database.Provider.TryLockSchemaAsync(database.ConnectionString, token) is { } alone)
                return alone;
            if (!told)
                tell?.Invoke("Another process is changing the schema; waiting for it.");
            await Task.Delay(Look, token);
        }
    }

    private static async Task CreateAsync(IRelationalDatabaseCreator creator, CancellationToken token)
    {
        if (await creator.ExistsAsync(token))
            return;
        try
        {
            await creator.CreateAsync(token);
        }
        catch (DbException) when (creator.Exists())
        {
            // Another node was faster.
        }
    }

    /// <summary>Without a model: what was applied is asked at each start, and a model takes longer to build than all else that happens then.</summary>
    private DbContext Bare()
    {
        var options = new DbContextOptionsBuilder();
        // As every other context is configured: EF then builds its services once and not twice.
        DesignTime.Configure(options, database.Provider, database.ConnectionString);
        return new DbContext(options.Options);
    }

    /// <summary>The steps of this program, in order.</summary>
    private List<string> Known() => [.. database.Provider.GetType().Assembly.GetTypes()
        .Where(t => t.GetCustomAttribute<DbContextAttribute>()?.ContextType == typeof(AppDbContext))
        .Select(t => t.GetCustomAttribute<MigrationAttribute>()?.Id).OfType<string>().Order(StringComparer.Ordinal)];

    private AppDbContext Open() => DesignTime.Context(database.Provider, database.ConnectionString);

    /// <summary>The provider's sentence names host and cause; connection strings and their passwords are not in it.</summary>
    private static StartProblemException NoAnswer(Exception failure) =>
        new($"The database does not answer: {(failure.InnerException is DbException inner ? inner : failure).Message}");
}
