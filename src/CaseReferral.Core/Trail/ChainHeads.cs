using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Trail;

internal static class ChainHeads
{
    /// <summary>Heads behind a key in the order of keys, to read all of them in pages. The order is the database's own.</summary>
    public static IQueryable<ChainHead> After(this DbSet<ChainHead> heads, string chain) =>
#pragma warning disable CA1309 // Becomes SQL; StringComparison would not translate.
        heads.Where(h => string.Compare(h.Chain, chain) > 0).OrderBy(h => h.Chain);
#pragma warning restore CA1309
}
