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

    public async Task<IDisposable?> EnterAsync(DbContext db, CancellationToken token)
    {
        if (!(bool)oneWriter.GetValue(db.Model, _ => db.Database.ProviderName?.EndsWith("Sqlite", StringComparison.Ordinal) == true))
            return null;
        await one.WaitAsync(token);
        return new Pass(one);
    }

    public void Dispose() => one.Dispose();

    private sealed class Pass(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
