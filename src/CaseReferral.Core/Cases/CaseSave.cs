using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Cases;

/// <summary>How every use case on a case ends: one save, and a conflict that says who was faster.</summary>
internal static class CaseSave
{
    /// <summary>Loads a case of the actor's at the version her page showed.</summary>
    /// <exception cref="NotFoundException">Not hers to know.</exception>
    public static async Task<Case> CaseAsync(this AppDbContext db, Guid id, CancellationToken token) =>
        await db.Set<Case>().FirstOrDefaultAsync(c => c.Id == id, token) ?? throw new NotFoundException(nameof(Case));

    /// <exception cref="StaleException">The case has moved on since.</exception>
    public static async Task ExpectAsync(this AppDbContext db, Case @case, int version, CancellationToken token)
    {
        if (@case.Version != version)
            throw await db.StaleCaseAsync(@case.Id, token);
        db.Expect(@case, version);
    }

    /// <exception cref="StaleException">Somebody else saved between load and save.</exception>
    public static async Task SaveCaseAsync(this AppDbContext db, Guid id, CancellationToken token)
    {
        try
        {
            await db.SaveChangesAsync(token);
        }
        catch (DbUpdateException failure) when (failure.IsConflict())
        {
            db.ChangeTracker.Clear();
            throw await db.StaleCaseAsync(id, token);
        }
    }

    public static async Task<StaleException> StaleCaseAsync(this AppDbContext db, Guid id, CancellationToken token)
    {
        var last = await db.Set<CaseEvent>().AsNoTracking().Where(e => e.CaseId == id)
            .OrderByDescending(e => e.At).Select(e => new { e.ActorName, e.At }).FirstOrDefaultAsync(token);
        return new StaleException(last?.ActorName, last?.At);
    }
}
