using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Protection;

/// <summary>Reads and adds <see cref="SharedKey"/> rows, in contexts of its own: keys are made in the middle of any request.</summary>
public sealed class SharedKeys(AppDbContexts contexts)
{
    private static readonly Actor Node = Actor.System("keys");

    /// <summary>The texts of all keys, oldest first.</summary>
    /// <exception cref="ProtectedDataException">One was changed, or its master key is not on the ring.</exception>
    public IReadOnlyList<string> All()
    {
        using var db = contexts.For(Node);
        return [.. db.Set<SharedKey>().AsNoTracking().OrderBy(k => k.Number).Select(k => k.Xml)];
    }

    /// <returns>False when another node added one at the same moment: nothing was stored, and theirs serves as well.</returns>
    public async Task<bool> TryAddAsync(string name, string xml, CancellationToken token)
    {
        await using var db = contexts.For(Node);
        var last = await db.Set<SharedKey>().MaxAsync(k => (int?)k.Number, token) ?? 0;
        db.Add(new SharedKey(last + 1, name, xml));
        try
        {
            await db.SaveChangesAsync(token);
            return true;
        }
        catch (DbUpdateException failure) when (failure.IsConflict())
        {
            return false;
        }
    }
}
