using CaseReferral.Core.Cases;
using CaseReferral.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseReferral.Core.Trail;

/// <summary>Tables, indexes and foreign keys of this folder, side by side; each index names the list it serves.</summary>
internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("AuditEntries");
        builder.Property(a => a.PreviousHash).IsHash();
        builder.Property(a => a.Hash).IsHash();
        builder.Property(a => a.Changes).Metadata.SetMaxLength(null);
        builder.Property(a => a.Detail).HasMaxLength(AuditEntry.MaxDetail);
        // One row per place: of two writers of one chain the database refuses the second. Also a case's history.
        builder.HasIndex(a => new { a.Chain, a.Number }).IsUnique();
        builder.HasIndex(a => new { a.At, a.Id }); // console
        builder.HasIndex(a => new { a.OfficerId, a.At }); // console: one account
        builder.HasIndex(a => new { a.OrganisationId, a.At }); // console: one unit
        builder.HasIndex(a => new { a.Kind, a.At }); // console: one kind
    }
}

internal sealed class ChainHeadConfiguration : IEntityTypeConfiguration<ChainHead>
{
    public void Configure(EntityTypeBuilder<ChainHead> builder)
    {
        builder.ToTable("ChainHeads");
        builder.HasKey(h => h.Chain);
        builder.Property(h => h.Hash).IsHash();
        builder.Property(h => h.Count).IsConcurrencyToken();
        builder.HasIndex(h => h.LastAt); // heads moved since the last anchor
        builder.HasIndex(h => h.CaseSerial); // console: one case
    }
}

internal sealed class RevealEntryConfiguration : IEntityTypeConfiguration<RevealEntry>
{
    public void Configure(EntityTypeBuilder<RevealEntry> builder)
    {
        builder.ToTable("Reveals");
        builder.HasIndex(r => new { r.CaseId, r.OfficerId, r.Until });
        builder.HasOne<Case>().WithMany().HasForeignKey(r => r.CaseId);
    }
}

internal sealed class OutboxMessageConfiguration : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.ToTable("OutboxMessages");
        builder.Property(m => m.Tries).IsConcurrencyToken();
        builder.HasIndex(m => new { m.ToOrganisationId, m.IsRead, m.At, m.Id }); // page, its number in the menu, what is old
        builder.HasIndex(m => new { m.Mail, m.MailAt }); // what is to be mailed, what was given up
        builder.HasIndex(m => m.CaseId); // a merge takes them along
    }
}
