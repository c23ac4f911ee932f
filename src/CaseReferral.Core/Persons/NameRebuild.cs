using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Persons;

/// <summary>
/// Writes anew what the search by name compares, for everybody, while officers work: after the search was switched on or off, or
/// when a version cuts names into other parts. Nothing that anybody reads changes, so the trail says nothing.
/// </summary>
public sealed class NameRebuild(AppDbContexts contexts, NameIndex names)
{
    private const int Batch = 200;

    /// <returns>How many persons were looked at.</returns>
    public async Task<long> RunAsync(CancellationToken token)
    {
        long count = 0;
        for (Guid? last = null; ;)
        {
            await using var db = contexts.For(Actor.System("names"));
            var page = db.Set<PersonIdentity>().Where(i => last == null || i.PersonId > last).OrderBy(i => i.PersonId);
            var rows = await page.Take(Batch).Include(i => i.NameTokens).ToListAsync(token);
            db.RemoveRange(rows.SelectMany(i => i.FindBy(names.Of(i.Name, i.OtherNames))).ToList());
            await db.SaveChangesAsync(token);
            if ((count += rows.Count) % Batch != 0 || rows.Count == 0)
                return count;
            last = rows[^1].PersonId;
        }
    }
}
