using CaseReferral.Core.Cases;
using CaseReferral.Core.Protection;
using CaseReferral.Core.Trail;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Data;

/// <summary>Tells whether the keys at hand are those the database was written with: some stored texts and some rows of the trail.</summary>
public static class KeyProof
{
    /// <summary>More than one row, so that a single changed one is left to the verification that names it.</summary>
    private const int Rows = 5;

    /// <summary>Not every case has a summary; a start must not read them all to find one.</summary>
    private const int Cases = 50;

    public static async Task<bool> FitsAsync(AppDbContext db, CancellationToken token)
    {
        var rows = await db.Set<AuditEntry>().AsNoTracking().OrderByDescending(r => r.At).ThenByDescending(r => r.Id).Take(Rows).ToListAsync(token);
        if (rows.Count > 0 && rows.TrueForAll(r => r.Digest(db.Seal) != r.Hash))
            return false;
        try
        {
            await db.Set<Case>().OrderBy(c => c.Id).Select(c => c.Summary).Take(Cases).ToListAsync(token);
            return true;
        }
        catch (ProtectedDataException)
        {
            return false;
        }
    }
}
