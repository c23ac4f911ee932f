using CaseReferral.Core.Cases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseReferral.Core.Rescues;

/// <summary>Tables, indexes and foreign keys of this folder, side by side; each index names the list it serves.</summary>
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
        builder.HasIndex(r => r.EntryKey).IsUnique();
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

internal sealed class InterviewConfiguration : IEntityTypeConfiguration<Interview>
{
    public void Configure(EntityTypeBuilder<Interview> builder)
    {
        builder.ToTable("Interviews");
        builder.HasIndex(i => new { i.CaseId, i.On }); // list and count
        builder.HasOne<Case>().WithMany().HasForeignKey(i => i.CaseId);
    }
}

internal sealed class TaskForceEntryConfiguration : IEntityTypeConfiguration<TaskForceEntry>
{
    public void Configure(EntityTypeBuilder<TaskForceEntry> builder)
    {
        builder.ToTable("TaskForceEntries");
        builder.HasIndex(e => new { e.CaseId, e.RecordedAt });
        builder.HasOne<Case>().WithMany().HasForeignKey(e => e.CaseId);
    }
}

internal sealed class HeadChangeConfiguration : IEntityTypeConfiguration<HeadChange>
{
    public void Configure(EntityTypeBuilder<HeadChange> builder)
    {
        builder.ToTable("HeadChanges");
        builder.HasIndex(e => new { e.CaseId, e.RecordedAt });
        builder.HasOne<Case>().WithMany().HasForeignKey(e => e.CaseId);
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
