using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace CaseReferral.Core.Data;

/// <summary>
/// The model holds the field cipher, so two ciphers in one process (tests) need two models. Each database has its own store of models,
/// and its name would be looked up by reflection for every request.
/// </summary>
public sealed class CipherModelCacheKey : IModelCacheKeyFactory
{
    public object Create(DbContext context, bool designTime) =>
        (context.GetType(), (context as AppDbContext)?.Cipher, designTime);
}
