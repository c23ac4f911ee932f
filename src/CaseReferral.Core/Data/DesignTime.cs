using CaseReferral.Core.Common;
using CaseReferral.Core.Protection;
using CaseReferral.Core.Trail;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Data;

/// <summary>A context for the migration tool: the right model, a throw-away key, no connection made.</summary>
public static class DesignTime
{
    private static readonly KeyRing Keys = KeyRing.Ephemeral();

    /// <summary>One for all: the model holds it, and takes longer to build than what is looked up with such a context.</summary>
    private static readonly FieldCipher Cipher = new(Keys);

    public static AppDbContext Context(IDatabaseProvider provider, string connectionString) =>
        new AppDbContext(Options(provider, connectionString), TimeProvider.System, Cipher, new WriteGate(), new TrailSeal(Keys)).ActFor(() => Actor.System("design"));

    /// <summary>Options every context shares, whatever the database.</summary>
    public static DbContextOptions<AppDbContext> Options(IDatabaseProvider provider, string connectionString)
    {
        var builder = new DbContextOptionsBuilder<AppDbContext>();
        Configure(builder, provider, connectionString);
        return builder.Options;
    }

    public static void Configure(DbContextOptionsBuilder builder, IDatabaseProvider provider, string connectionString)
    {
        provider.Use(builder, connectionString);
        builder.ReplaceService<Microsoft.EntityFrameworkCore.Infrastructure.IModelCacheKeyFactory, CipherModelCacheKey>();
    }
}
