using System.Text.Json;
using CaseReferral.Core.Common;
using CaseReferral.Core.Officers;
using CaseReferral.Core.Protection;
using CaseReferral.Core.Trail;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace CaseReferral.Core.Data;

/// <summary>
/// The one context. Row filters read its actor, so it is never pooled; everything that must not be forgotten on a
/// save hangs on <see cref="SaveChangesAsync(bool, CancellationToken)"/>, in visible order and one transaction.
/// </summary>
public sealed partial class AppDbContext(
    DbContextOptions<AppDbContext> options, Func<Actor> actor, TimeProvider time, FieldCipher cipher, WriteGate gate)
    : IdentityUserContext<Officer, Guid>(options)
{
    /// <summary>Asked at use: the context is made while the cookie is still being checked, before anybody is signed in.</summary>
    public Actor Actor => actor();
    internal FieldCipher Cipher { get; } = cipher;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var changed = ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList();
        RefuseTrailEdits(changed);
        BumpVersions(changed);
        WriteAudit(changed);
        using (await gate.EnterAsync(Database.ProviderName, cancellationToken))
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new InvalidOperationException("Use SaveChangesAsync: audit and versions hang on it.");

    /// <summary>Timeline, audit and look-up rows are only ever added.</summary>
    private static void RefuseTrailEdits(List<EntityEntry> changed)
    {
        if (changed.Find(e => e.State != EntityState.Added && TrailTypes.Contains(e.Metadata.ClrType)) is { } row)
            throw new InvalidOperationException($"{row.Metadata.ClrType.Name} is insert-only.");
    }

    private static void BumpVersions(List<EntityEntry> changed)
    {
        foreach (var entry in changed.Where(e => e.Entity is IVersioned && e.State == EntityState.Modified))
        {
            var version = entry.Property(nameof(IVersioned.Version));
            version.CurrentValue = (int)version.OriginalValue! + 1;
        }
    }

    private void WriteAudit(List<EntityEntry> changed)
    {
        foreach (var entry in changed.Where(e => !TrailTypes.Contains(e.Metadata.ClrType) && !Unaudited.Contains(e.Metadata.ClrType)))
        {
            var key = entry.Metadata.FindPrimaryKey()!.Properties[0];
            Add(new AuditEntry(Now, Actor, entry.Metadata.ClrType.Name, $"{entry.Property(key).CurrentValue}", $"{entry.State}", Changes(entry)));
        }
    }

    private static string? Changes(EntityEntry entry)
    {
        if (entry.State != EntityState.Modified)
            return null;
        var changes = entry.Properties
            .Where(p => p.IsModified && p.Metadata.Name != nameof(IVersioned.Version))
            .ToDictionary(p => p.Metadata.Name, p => IsSecret(p) ? [] : new[] { $"{p.OriginalValue}", $"{p.CurrentValue}" });
        return JsonSerializer.Serialize(changes);
    }

    private static bool IsSecret(PropertyEntry property) =>
        property.Metadata.PropertyInfo?.IsDefined(typeof(EncryptedAttribute), true) == true
        || property.EntityEntry.Entity is IdentityUserToken<Guid>
        || property.Metadata.Name.EndsWith("Hash", StringComparison.Ordinal)
        || property.Metadata.Name.EndsWith("Stamp", StringComparison.Ordinal);

    /// <summary>
    /// The version the form was made from. Any other version in the database makes the save fail with a conflict.
    /// </summary>
    public void Expect(IVersioned entity, int version) =>
        Entry(entity).Property(nameof(IVersioned.Version)).OriginalValue = version;
}
