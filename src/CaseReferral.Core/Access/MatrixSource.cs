using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Access;

/// <summary>
/// The matrix in force, held in memory. The check of the session reads the number of the last change with every request, so a
/// change on any node is in force with the next request on all of them.
/// </summary>
public sealed class MatrixSource(AppDbContexts contexts)
{
    private volatile State state = new(0, FieldMatrix.Agreed);

    public FieldMatrix Current => state.Matrix;

    /// <summary>Of the last change that is known here; 0 before the first.</summary>
    public int Number => state.Number;

    /// <summary>Reads again when the last change has another number.</summary>
    public Task FollowAsync(int number, CancellationToken token) => number == state.Number ? Task.CompletedTask : ReloadAsync(token);

    public async Task ReloadAsync(CancellationToken token)
    {
        await using var db = contexts.For(Actor.System("matrix"));
        var rows = await db.Set<MatrixChange>().OrderBy(c => c.Number).Select(c => new { c.Number, c.Department, c.Group, c.After }).ToListAsync(token);
        state = new(rows.Count == 0 ? 0 : rows[^1].Number, new(rows.Select(r => new MatrixCell(r.Department, r.Group, r.After))));
    }

    private sealed record State(int Number, FieldMatrix Matrix);
}
