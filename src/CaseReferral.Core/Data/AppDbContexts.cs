using CaseReferral.Core.Common;
using CaseReferral.Core.Protection;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Data;

/// <summary>Makes a context for an actor outside a request: numbering, jobs, start-up, tests.</summary>
public sealed class AppDbContexts(
    DbContextOptions<AppDbContext> options, TimeProvider time, FieldCipher cipher, WriteGate gate)
{
    public AppDbContext For(Actor actor) => new(options, actor, time, cipher, gate);
}
