using CaseReferral.Core.Common;
using CaseReferral.Core.Protection;
using CaseReferral.Core.Trail;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Data;

/// <summary>Gives a context for an actor: of a request, and beside it for numbering, jobs, start-up, tests.</summary>
/// <param name="pool">Where it is borrowed; without one each is made anew.</param>
public sealed class AppDbContexts(
    DbContextOptions<AppDbContext> options, TimeProvider time, FieldCipher cipher, WriteGate gate, TrailSeal seal,
    IDbContextFactory<AppDbContext>? pool = null)
{
    public AppDbContext For(Actor actor) => For(() => actor);

    /// <summary>The encrypted columns as they are stored.</summary>
    internal SealedContext Sealed()
    {
        using var db = For(Actor.System("keys"));
        return new(SealedContext.OptionsLike(options), db.Model);
    }

    /// <summary>For an actor that is known later than the context, as in a request.</summary>
    public AppDbContext For(Func<Actor> actor) => pool is null
        ? new AppDbContext(options, time, cipher, gate, seal).ActFor(actor) : AppDbContext.Borrow(pool, actor);
}
