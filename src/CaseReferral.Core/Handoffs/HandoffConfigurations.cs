using CaseReferral.Core.Cases;
using CaseReferral.Core.Data;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Supervision;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseReferral.Core.Handoffs;

/// <summary>Tables, indexes and foreign keys of this folder, side by side; each index names the list it serves.</summary>
internal sealed class HandoffConfiguration : IEntityTypeConfiguration<Handoff>
{
    public void Configure(EntityTypeBuilder<Handoff> builder)
    {
        builder.ToTable("Handoffs");
        builder.Property(h => h.LastEventHash).IsHash();
        builder.HasIndex(h => h.Serial).IsUnique();
        builder.HasIndex(h => new { h.HolderId, h.DueAt, h.Serial, h.AmberAt, h.CaseId }); // inbox: the list; what is late, without a row
        builder.HasIndex(h => new { h.CaseId, h.ToOrganisationId, h.Kind }); // case page, access, twin guard
        // Lists: sent by us, sent to us, of a county's office, of the city's office; whole, by state, by line.
        builder.HasIndex(h => new { h.FromOrganisationId, h.Serial });
        builder.HasIndex(h => new { h.FromOrganisationId, h.Status, h.Serial });
        builder.HasIndex(h => new { h.FromOrganisationId, h.Kind, h.Serial });
        builder.HasIndex(h => new { h.ToOrganisationId, h.Serial });
        builder.HasIndex(h => new { h.ToOrganisationId, h.Status, h.Serial });
        builder.HasIndex(h => new { h.ToOrganisationId, h.Kind, h.Serial });
        builder.HasIndex(h => new { h.RegionCode, h.Serial });
        builder.HasIndex(h => new { h.RegionCode, h.Status, h.Serial });
        builder.HasIndex(h => new { h.Status, h.Serial });
        builder.HasIndex(h => h.PreviousId);
        builder.HasIndex(h => new { h.Status, h.DueAt }); // jobs
        builder.Property(h => h.RegionCode).HasMaxLength(6);
        builder.HasOne<Case>().WithMany().HasForeignKey(h => h.CaseId);
        builder.HasOne<Person>().WithMany().HasForeignKey(h => h.PersonId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(h => h.FromOrganisationId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(h => h.ToOrganisationId);
        builder.HasOne<Handoff>().WithMany().HasForeignKey(h => h.PreviousId);
        builder.HasMany(h => h.Clocks).WithOne().HasForeignKey(c => c.HandoffId);
        builder.HasMany(h => h.Events).WithOne().HasForeignKey(e => e.HandoffId);
    }
}

internal sealed class HeldCountConfiguration : IEntityTypeConfiguration<HeldCount>
{
    public void Configure(EntityTypeBuilder<HeldCount> builder)
    {
        builder.ToTable("HeldCounts");
        builder.HasIndex(c => new { c.HolderId, c.Standing, c.Change }); // the numbers of an inbox without a row; folding, unit by unit
        builder.Property(c => c.Standing).HasMaxLength(20);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(c => c.HolderId);
    }
}

internal sealed class HandoffEventConfiguration : IEntityTypeConfiguration<HandoffEvent>
{
    public void Configure(EntityTypeBuilder<HandoffEvent> builder)
    {
        builder.ToTable("HandoffEvents");
        builder.Property(e => e.TextSeal).IsHash();
        builder.Property(e => e.PreviousHash).IsHash();
        builder.Property(e => e.Hash).IsHash();
        // One row per step: of two simultaneous clicks the database refuses the second. Timelines of case and hand-off read it.
        builder.HasIndex(e => new { e.HandoffId, e.Number }).IsUnique();
    }
}

internal sealed class HandoffClockConfiguration : IEntityTypeConfiguration<HandoffClock>
{
    public void Configure(EntityTypeBuilder<HandoffClock> builder)
    {
        builder.ToTable("HandoffClocks");
        builder.HasIndex(c => c.HandoffId);
        builder.Property(c => c.Pauses).Metadata.SetMaxLength(null); // as often as the hand-off stood still
        builder.HasIndex(c => c.NextRungAt); // urging ladder
        builder.Property(c => c.CountedAs).HasMaxLength(OverdueStanding.MaxLength);
        // Supervision: the list of what is late; what became late and is in no count yet. Stopped clocks are nine of ten.
        builder.HasIndex(c => c.DueAt, "IX_HandoffClocks_Live").HasFilter("\"StoppedAt\" IS NULL");
        builder.HasIndex(c => c.DueAt, "IX_HandoffClocks_Uncounted").HasFilter("\"StoppedAt\" IS NULL AND \"PausedAt\" IS NULL AND \"CountedAs\" IS NULL");
    }
}
