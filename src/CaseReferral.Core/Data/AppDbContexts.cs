using CaseReferral.Core.Common;
using CaseReferral.Core.Protection;
using CaseReferral.Core.Trail;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Data;

/// <summary>Makes a context for an actor outside a request: numbering, jobs, start-up, tests.</summary>
public sealed class AppDbContexts(
    DbContextOptions<AppDbContext> options, TimeProvider time, FieldCipher cipher, WriteGate gate, TrailSeal seal)
{
    public AppDbContext For(Actor actor) => For(() => actor);

    /// <summary>The encrypted columns as they are stored.</summary>
    internal SealedContext Sealed()
    {
        using var db = For(Actor.System("keys"));
        return new(SealedContext.OptionsLike(options), db.Model);
    }

    /// <summary>For an actor that is known later than the context, as in a request.</summary>
    public AppDbContext For(Func<Actor> actor) => new AppDbContext(options, time, cipher, gate, seal).ActFor(actor);
}
