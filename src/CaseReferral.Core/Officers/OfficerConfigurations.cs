using CaseReferral.Core.Organisations;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseReferral.Core.Officers;

/// <summary>Tables of accounts; the unique index of user names is Identity's and carries the order of the list.</summary>
internal sealed class OfficerConfiguration : IEntityTypeConfiguration<Officer>
{
    public void Configure(EntityTypeBuilder<Officer> builder)
    {
        builder.ToTable("Officers");
        builder.HasIndex(o => new { o.OrganisationId, o.Role });
        builder.HasIndex(o => new { o.Role, o.IsActive }); // the last administrator of a kind
        builder.HasOne<Organisation>().WithMany().HasForeignKey(o => o.OrganisationId);
    }
}

internal sealed class OfficerSessionConfiguration : IEntityTypeConfiguration<OfficerSession>
{
    public void Configure(EntityTypeBuilder<OfficerSession> builder)
    {
        builder.ToTable("OfficerSessions");
        builder.HasIndex(s => new { s.OfficerId, s.StartedAt }); // own sessions
        builder.Property(s => s.Address).HasMaxLength(45);
        builder.HasOne<Officer>().WithMany().HasForeignKey(s => s.OfficerId);
    }
}

internal sealed class OldPasswordConfiguration : IEntityTypeConfiguration<OldPassword>
{
    public void Configure(EntityTypeBuilder<OldPassword> builder)
    {
        builder.ToTable("OldPasswords");
        builder.HasIndex(p => new { p.OfficerId, p.UsedUntil });
        builder.HasOne<Officer>().WithMany().HasForeignKey(p => p.OfficerId);
    }
}

internal sealed class PledgeAcceptanceConfiguration : IEntityTypeConfiguration<PledgeAcceptance>
{
    public void Configure(EntityTypeBuilder<PledgeAcceptance> builder)
    {
        builder.ToTable("PledgeAcceptances");
        builder.HasIndex(p => new { p.OfficerId, p.Version }).IsUnique();
        builder.Property(p => p.Version).HasMaxLength(40);
        builder.HasOne<Officer>().WithMany().HasForeignKey(p => p.OfficerId);
    }
}

internal sealed class SetupTokenConfiguration : IEntityTypeConfiguration<SetupToken>
{
    public void Configure(EntityTypeBuilder<SetupToken> builder) => builder.ToTable("SetupTokens");
}

/// <summary>
/// As Identity maps it from schema version 3 on; it asks the application's services for the version, which a context made
/// outside a request does not have.
/// </summary>
internal sealed class PasskeyConfiguration : IEntityTypeConfiguration<IdentityUserPasskey<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserPasskey<Guid>> builder)
    {
        builder.ToTable("AspNetUserPasskeys");
        builder.HasKey(p => p.CredentialId);
        builder.Property(p => p.CredentialId).HasMaxLength(1024); // WebAuthn: at most 1023 bytes
        builder.OwnsOne(p => p.Data).ToJson();
        builder.HasOne<Officer>().WithMany().HasForeignKey(p => p.UserId);
    }
}
