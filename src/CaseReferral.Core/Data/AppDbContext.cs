using CaseReferral.Core.Access;
using CaseReferral.Core.Common;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Officers;
using CaseReferral.Core.Protection;
using CaseReferral.Core.Supervision;
using CaseReferral.Core.Trail;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace CaseReferral.Core.Data;

/// <summary>
/// The one context. Row filters read its actor, so one without an actor answers nothing (<c>AppDbContext.Lending.cs</c>); everything
/// that must not be forgotten on a save hangs on <see cref="SaveChangesAsync(bool, CancellationToken)"/>, in visible order and one transaction.
/// </summary>
public sealed partial class AppDbContext(
    DbContextOptions<AppDbContext> options, TimeProvider time, FieldCipher cipher, WriteGate gate, TrailSeal seal)
    : IdentityUserContext<Officer, Guid>(options)
{
    internal FieldCipher Cipher { get; } = cipher;
    internal TrailSeal Seal { get; } = seal;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Read, untracked, with other rows; good for the next save, which asks for the heads itself where this one is stale.</summary>
    private ChainHead? knownHead;

    /// <summary>Spares the next save a query for the head of its chain.</summary>
    internal void KnowHead(ChainHead? head) => knownHead = head;

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var changed = ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList();
        // Every row was compared just now; whoever changes one from here on says so to its entry, and none is compared again.
        ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            return await SaveAsync(changed, acceptAllChangesOnSuccess, cancellationToken);
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    private async Task<int> SaveAsync(List<EntityEntry> changed, bool acceptAllChangesOnSuccess, CancellationToken cancellationToken)
    {
        RefuseTrailEdits(changed);
        BumpVersions(changed);
        HandoffSeals.Apply(changed, Seal);
        var told = await new TrailRows(this, changed, Now).WriteAsync(cancellationToken);
        var notes = changed.Select(e => e.Entity).OfType<AuditEntry>();
        AddRange(told);
        await CaseStages.CopyAsync(this, changed, cancellationToken);
        List<KeptCount> counts = [.. await new OverdueCounting(this, changed, Now).CountAsync(cancellationToken), .. HeldCounting.Count(this, changed)];
        try
        {
            return await SaveInChainsAsync([.. told, .. notes], acceptAllChangesOnSuccess, cancellationToken);
        }
        catch
        {
            // A save that is tried again tells and counts its changes again.
            told.ForEach(row => Entry(row).State = EntityState.Detached);
            counts.ForEach(row => Entry(row).State = EntityState.Detached);
            throw;
        }
    }

    private async Task<int> SaveInChainsAsync(List<AuditEntry> rows, bool acceptAllChangesOnSuccess, CancellationToken token)
    {
        var chains = new TrailChains(this, knownHead);
        knownHead = null;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var _ = await gate.EnterAsync(this, token);
                await chains.PlaceAsync(rows, token);
                return await base.SaveChangesAsync(acceptAllChangesOnSuccess, token);
            }
            catch (Exception failure) when (attempt < TrailChains.Attempts && MayRepeat(failure))
            {
                // Another writer was faster: new places in the chains, the same rows.
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(1, 4 + 2 * attempt)), token);
            }
            finally
            {
                chains.Forget();
            }
        }
    }

    /// <summary>
    /// Only the place in a chain was taken; or the database undid the whole save to end a deadlock, which is so only while the
    /// transaction is the save's own.
    /// </summary>
    private bool MayRepeat(Exception failure) => failure is DbUpdateException update && TrailChains.IsConflict(update)
        || Database.CurrentTransaction is null && failure.IsGivenUp();

    /// <summary>Tells the trail of something that changes no row, such as a look; written with the next save.</summary>
    public void Note(AuditNote note) => Add(new AuditEntry(Actor, Now, note));

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new InvalidOperationException("Use SaveChangesAsync: audit and versions hang on it.");

    /// <summary>Timeline, audit and look-up rows are only ever added; the tombstone of a file lets go of its texts.</summary>
    private static void RefuseTrailEdits(List<EntityEntry> changed)
    {
        if (changed.Find(e => e.State != EntityState.Added && TrailTypes.Contains(e.Metadata.ClrType) && !IsErasure(e, changed)) is { } row)
            throw new InvalidOperationException($"{row.Metadata.ClrType.Name} is insert-only.");
    }

    private static bool IsErasure(EntityEntry row, List<EntityEntry> changed) =>
        row.State == EntityState.Modified && row.Properties.All(p => !p.IsModified || p is { Metadata.Name: "Note" or "Superseded", CurrentValue: null })
        && row.Entity is ICaseScoped line && changed.Exists(e => e.Entity is AuditEntry { Kind: AuditKind.Erased } tomb && tomb.CaseId == line.CaseId);

    internal static void BumpVersions(IEnumerable<EntityEntry> changed)
    {
        foreach (var entry in changed.Where(e => e.Entity is IVersioned && e.State == EntityState.Modified))
        {
            var version = entry.Property(nameof(IVersioned.Version));
            version.CurrentValue = (int)version.OriginalValue! + 1;
        }
    }

    /// <summary>
    /// The version the form was made from. Any other version in the database makes the save fail with a conflict.
    /// </summary>
    public void Expect(IVersioned entity, int version) =>
        AsIs(() => Entry(entity)).Property(nameof(IVersioned.Version)).OriginalValue = version;

    /// <summary>The tracked row of this id; null when none is tracked.</summary>
    public T? Tracked<T>(Guid id) where T : class => AsIs(() => Set<T>().Local.FindEntry(id)?.Entity);

    /// <summary>EF compares every tracked row with its snapshot at such a look; the save does so once, which is enough.</summary>
    private T AsIs<T>(Func<T> look)
    {
        var before = ChangeTracker.AutoDetectChangesEnabled;
        ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            return look();
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = before;
        }
    }
}
