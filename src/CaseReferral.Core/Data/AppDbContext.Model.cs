using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Jobs;
using CaseReferral.Core.Numbering;
using CaseReferral.Core.Officers;
using CaseReferral.Core.Protection;
using CaseReferral.Core.Trail;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CaseReferral.Core.Data;

/// <summary>How the model is built: one rule for ids, versions, enums, dates, keys and encryption, for all entities.</summary>
public sealed partial class AppDbContext
{
    private static readonly HashSet<Type> TrailTypes =
        [typeof(AuditEntry), typeof(RevealEntry), typeof(HandoffEvent), typeof(CaseEvent)];
    /// <summary>Counters and copies, and the rows of the trail; the case's timeline has no chain of its own and is told.</summary>
    private static readonly HashSet<Type> Unaudited =
    [
        typeof(Counter), typeof(OutboxMessage), typeof(HandoffClock), typeof(JobState), typeof(OfficerSession), typeof(IdentityPasskeyData),
        typeof(ChainHead), typeof(AuditEntry), typeof(RevealEntry), typeof(HandoffEvent), typeof(SharedKey), typeof(Persons.NameToken),
        typeof(Limits.RequestCount),
        typeof(Supervision.OverdueCount), typeof(HeldCount),
    ];

    internal static bool IsAudited(Type entity) => !Unaudited.Contains(entity);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        // Flags are stored as a number: a set has no single name.
        configurationBuilder.Properties<Access.FieldGroup>().HaveConversion<int>();
        configurationBuilder.Properties<string>().HaveMaxLength(200);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(AppDbContext).Assembly);
        foreach (var entity in builder.Model.GetEntityTypes().ToList())
        {
            KeysAreOurs(entity);
            CountVersions(entity);
            Encrypt(entity);
            foreach (var key in entity.GetForeignKeys())
                key.DeleteBehavior = DeleteBehavior.Restrict;
        }
        EncryptTokens(builder);
        ApplyScope(builder);
        ApplyExclusion(builder);
    }

    /// <summary>The secret of the second factor and the recovery codes open accounts: unreadable in a stolen database.</summary>
    private void EncryptTokens(ModelBuilder builder)
    {
        var value = builder.Entity<IdentityUserToken<Guid>>().Property(t => t.Value).Metadata;
        value.SetMaxLength(null);
        value.SetValueConverter(new EncryptedConverter(Cipher, "IdentityUserToken.Value"));
    }

    private static void KeysAreOurs(IMutableEntityType entity)
    {
        // Ids come from constructors: with generated keys a new child with an id is taken for an existing row.
        if (entity.ClrType.Namespace?.StartsWith("CaseReferral", StringComparison.Ordinal) == true)
            foreach (var property in entity.FindPrimaryKey()!.Properties)
                property.ValueGenerated = ValueGenerated.Never;
    }

    private static void CountVersions(IMutableEntityType entity)
    {
        if (typeof(IVersioned).IsAssignableFrom(entity.ClrType))
            entity.FindProperty(nameof(IVersioned.Version))!.IsConcurrencyToken = true;
    }

    private void Encrypt(IMutableEntityType entity)
    {
        foreach (var property in entity.GetProperties())
        {
            if (property.PropertyInfo?.IsDefined(typeof(EncryptedAttribute), true) != true)
                continue;
            property.SetMaxLength(null);
            property.SetValueConverter(new EncryptedConverter(Cipher, $"{entity.ClrType.Name}.{property.Name}"));
        }
    }
}
