using CaseReferral.Core.Access;
using CaseReferral.Core.Assessment;
using CaseReferral.Core.Attachments;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Numbering;
using CaseReferral.Core.Officers;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Rescues;
using CaseReferral.Core.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseReferral.Core.Data;

/// <summary>
/// Tables, indexes and foreign keys of the shared entities, side by side: each index names the list it serves.
/// </summary>
internal sealed class CaseConfiguration : IEntityTypeConfiguration<Case>
{
    public void Configure(EntityTypeBuilder<Case> builder)
    {
        builder.ToTable("Cases");
        builder.HasIndex(c => c.Serial).IsUnique();
        builder.HasIndex(c => new { c.RegionCode, c.Serial }); // list of a county's office
        builder.HasIndex(c => new { c.RegionCode, c.Stage, c.Serial }); // the same, one stage
        builder.HasIndex(c => new { c.Stage, c.Serial }); // list of the city's office, one stage
        builder.HasIndex(c => c.PersonId);
        builder.HasIndex(c => c.OperationId);
        builder.Property(c => c.RegionCode).HasMaxLength(6);
        builder.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId);
        builder.HasOne<Operation>().WithMany().HasForeignKey(c => c.OperationId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(c => c.OwnerOrganisationId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(c => c.OriginOrganisationId);
    }
}

internal sealed class CaseAccessConfiguration : IEntityTypeConfiguration<CaseAccess>
{
    public void Configure(EntityTypeBuilder<CaseAccess> builder)
    {
        builder.ToTable("CaseAccess");
        builder.HasIndex(a => new { a.CaseId, a.OrganisationId }).IsUnique(); // row filter
        builder.HasIndex(a => new { a.OrganisationId, a.EndsAt, a.CaseSerial }); // case list of a unit
        builder.HasIndex(a => new { a.OrganisationId, a.EndsAt, a.CaseStage, a.CaseSerial }); // the same, one stage
        builder.HasOne<Case>().WithMany().HasForeignKey(a => a.CaseId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(a => a.OrganisationId);
    }
}

internal sealed class CaseGrantConfiguration : IEntityTypeConfiguration<CaseGrant>
{
    public void Configure(EntityTypeBuilder<CaseGrant> builder)
    {
        builder.HasIndex(g => new { g.CaseId, g.OfficerId }); // may this officer open this file
        builder.HasIndex(g => new { g.OfficerId, g.Kind, g.CaseId }); // row filter: what she is excluded from
        builder.HasIndex(g => new { g.OrganisationId, g.GrantedAt }); // what a lead still has to decide
        builder.HasOne<Case>().WithMany().HasForeignKey(g => g.CaseId);
        builder.HasOne<Officer>().WithMany().HasForeignKey(g => g.OfficerId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(g => g.OrganisationId);
    }
}

internal sealed class CaseEventConfiguration : IEntityTypeConfiguration<CaseEvent>
{
    public void Configure(EntityTypeBuilder<CaseEvent> builder)
    {
        builder.ToTable("CaseEvents");
        builder.HasIndex(e => new { e.CaseId, e.At }); // timeline
        builder.HasOne<Case>().WithMany().HasForeignKey(e => e.CaseId);
    }
}

internal sealed class CaseClockConfiguration : IEntityTypeConfiguration<CaseClock>
{
    public void Configure(EntityTypeBuilder<CaseClock> builder)
    {
        builder.ToTable("CaseClocks");
        builder.HasIndex(c => new { c.CaseId, c.Kind });
        builder.HasIndex(c => new { c.HolderId, c.DueAt }); // inbox
        builder.HasIndex(c => c.NextRungAt); // urging ladder
        builder.HasIndex(c => new { c.DoneAt, c.DueAt }); // supervision
        builder.Property(c => c.RegionCode).HasMaxLength(6);
        builder.HasOne<Case>().WithMany().HasForeignKey(c => c.CaseId);
    }
}

internal sealed class HandoffConfiguration : IEntityTypeConfiguration<Handoff>
{
    public void Configure(EntityTypeBuilder<Handoff> builder)
    {
        builder.ToTable("Handoffs");
        builder.HasIndex(h => h.Serial).IsUnique();
        builder.HasIndex(h => new { h.HolderId, h.DueAt, h.Serial }); // inbox
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

internal sealed class HandoffEventConfiguration : IEntityTypeConfiguration<HandoffEvent>
{
    public void Configure(EntityTypeBuilder<HandoffEvent> builder)
    {
        builder.ToTable("HandoffEvents");
        // One row per step: of two simultaneous clicks the database refuses the second.
        builder.HasIndex(e => new { e.HandoffId, e.Number }).IsUnique();
        builder.HasIndex(e => new { e.CaseId, e.At }); // case timeline
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
        builder.HasIndex(c => new { c.StoppedAt, c.DueAt }); // supervision
    }
}

internal sealed class PersonIdentityConfiguration : IEntityTypeConfiguration<PersonIdentity>
{
    public void Configure(EntityTypeBuilder<PersonIdentity> builder)
    {
        builder.ToTable("PersonIdentities");
        builder.HasKey(i => i.PersonId);
        builder.HasIndex(i => i.IdNumberHash);
        builder.HasIndex(i => i.PhoneHash);
        builder.HasIndex(i => i.NameHash);
        builder.HasOne<Person>().WithOne().HasForeignKey<PersonIdentity>(i => i.PersonId);
    }
}

internal sealed class PersonConfiguration : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.ToTable("Persons");
        builder.HasIndex(p => p.InternalNumber).IsUnique();
        builder.HasIndex(p => p.Alias);
    }
}

internal sealed class OperationConfiguration : IEntityTypeConfiguration<Operation>
{
    public void Configure(EntityTypeBuilder<Operation> builder) => builder.ToTable("Operations");
}

internal sealed class RescueRecordConfiguration : IEntityTypeConfiguration<RescueRecord>
{
    public void Configure(EntityTypeBuilder<RescueRecord> builder)
    {
        builder.ToTable("RescueRecords");
        builder.HasKey(r => r.CaseId);
        builder.HasOne<Case>().WithOne().HasForeignKey<RescueRecord>(r => r.CaseId);
    }
}

internal sealed class SamplingRecordConfiguration : IEntityTypeConfiguration<SamplingRecord>
{
    public void Configure(EntityTypeBuilder<SamplingRecord> builder)
    {
        builder.ToTable("SamplingRecords");
        builder.HasKey(r => r.CaseId);
        builder.HasOne<Case>().WithOne().HasForeignKey<SamplingRecord>(r => r.CaseId);
    }
}

internal sealed class BuyerKeyConfiguration : IEntityTypeConfiguration<BuyerKey>
{
    public void Configure(EntityTypeBuilder<BuyerKey> builder)
    {
        builder.ToTable("BuyerKeys");
        builder.HasIndex(b => b.CaseId);
        builder.HasOne<Case>().WithMany().HasForeignKey(b => b.CaseId);
    }
}

internal sealed class NeedConfiguration : IEntityTypeConfiguration<Need>
{
    public void Configure(EntityTypeBuilder<Need> builder)
    {
        builder.ToTable("Needs");
        builder.HasIndex(n => new { n.CaseId, n.Kind }).IsUnique();
        builder.HasOne<Case>().WithMany().HasForeignKey(n => n.CaseId);
    }
}

internal sealed class AttachmentConfiguration : IEntityTypeConfiguration<Attachment>
{
    public void Configure(EntityTypeBuilder<Attachment> builder)
    {
        builder.ToTable("Attachments");
        builder.HasIndex(a => new { a.CaseId, a.AddedAt });
        builder.HasOne<Case>().WithMany().HasForeignKey(a => a.CaseId);
    }
}

internal sealed class OrganisationConfiguration : IEntityTypeConfiguration<Organisation>
{
    public void Configure(EntityTypeBuilder<Organisation> builder)
    {
        builder.ToTable("Organisations");
        builder.HasIndex(o => o.Code).IsUnique();
        builder.HasIndex(o => new { o.Kind, o.RegionCode });
        builder.HasIndex(o => new { o.RegionCode, o.Code }); // list of units
        builder.Property(o => o.RegionCode).HasMaxLength(6);
        builder.Property(o => o.Mark).HasMaxLength(20);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(o => o.ParentId);
    }
}

internal sealed class CounterConfiguration : IEntityTypeConfiguration<Counter>
{
    public void Configure(EntityTypeBuilder<Counter> builder)
    {
        builder.ToTable("Counters");
        builder.HasKey(c => c.Key);
    }
}

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("AuditEntries");
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
        builder.HasIndex(m => new { m.SentAt, m.At });
    }
}

internal sealed class CalendarYearConfiguration : IEntityTypeConfiguration<CalendarYear>
{
    public void Configure(EntityTypeBuilder<CalendarYear> builder)
    {
        builder.ToTable("CalendarYears");
        builder.HasIndex(y => y.Year).IsUnique();
        builder.HasMany(y => y.Days).WithOne().HasForeignKey(d => d.YearId);
    }
}

internal sealed class CalendarEntryConfiguration : IEntityTypeConfiguration<CalendarEntry>
{
    public void Configure(EntityTypeBuilder<CalendarEntry> builder)
    {
        builder.ToTable("CalendarDays");
        builder.HasIndex(d => d.Date).IsUnique();
        builder.Ignore(d => d.Day);
    }
}
