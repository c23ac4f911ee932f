using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Officers;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Access;

/// <summary>The security administrator changes who sees which field group, one cell at a time or back to what was agreed.</summary>
public sealed class MatrixService(AppDbContext db, MatrixSource source, TimeProvider time)
{
    /// <param name="cell">The level it shall have.</param>
    /// <param name="number">Of the last change the page knew.</param>
    /// <param name="reason">Why; usually the decision of the conference.</param>
    /// <param name="token">Cancels.</param>
    /// <exception cref="InvalidInputException">Beyond the bounds, no change, or no reason.</exception>
    /// <exception cref="StaleException">Somebody changed the matrix in the meantime.</exception>
    public async Task ChangeAsync(MatrixCell cell, int number, string? reason, CancellationToken token)
    {
        await BeginAsync(number, token);
        if (!DisclosureMatrix.Choices(cell.Department, cell.Group).Contains(cell.Level))
            throw new InvalidInputException([new("Level", "Error.MatrixBound")]);
        if (source.Current.Level(cell.Department, cell.Group) == cell.Level)
            throw new InvalidInputException([new("Level", "Error.MatrixSame")]);
        await SaveAsync([cell], GrantService.Check(reason), token);
    }

    /// <summary>Every cell as it was agreed; the history stays.</summary>
    /// <inheritdoc cref="ChangeAsync"/>
    public async Task ResetAsync(int number, string? reason, CancellationToken token)
    {
        await BeginAsync(number, token);
        var why = GrantService.Check(reason);
        if (source.Current.Changes.Select(c => c with { Level = DisclosureMatrix.Level(c.Department, c.Group) }).ToList() is { Count: > 0 } cells)
            await SaveAsync(cells, why, token);
    }

    private async Task BeginAsync(int number, CancellationToken token)
    {
        db.Demand(Permissions.MatrixEdit);
        await source.FollowAsync(await db.Set<MatrixChange>().MaxAsync(c => (int?)c.Number, token) ?? 0, token);
        if (number != source.Number)
            throw new StaleException(null, null);
    }

    private async Task SaveAsync(IReadOnlyList<MatrixCell> cells, string reason, CancellationToken token)
    {
        var now = time.GetUtcNow().UtcDateTime;
        db.AddRange(cells.Select((c, i) => new MatrixChange(
            source.Number + 1 + i, c, source.Current.Level(c.Department, c.Group), reason, db.Actor, now)));
        await db.SaveOrStaleAsync(token);
        await source.ReloadAsync(token);
    }
}
