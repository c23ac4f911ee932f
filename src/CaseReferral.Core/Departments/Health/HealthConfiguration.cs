using CaseReferral.Core.Handoffs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseReferral.Core.Departments.Health;

internal sealed class HealthConfiguration : IEntityTypeConfiguration<HealthRecord>
{
    public void Configure(EntityTypeBuilder<HealthRecord> builder)
    {
        builder.ToTable("HealthRecords");
        builder.HasKey(r => r.HandoffId);
        builder.HasIndex(r => r.CaseId);
        builder.HasOne<Handoff>().WithOne().HasForeignKey<HealthRecord>(r => r.HandoffId);
    }
}

internal sealed class HealthSessionConfiguration : IEntityTypeConfiguration<HealthSession>
{
    public void Configure(EntityTypeBuilder<HealthSession> builder)
    {
        builder.ToTable("HealthSessions");
        builder.HasIndex(s => new { s.HandoffId, s.On });
        builder.HasOne<Handoff>().WithMany().HasForeignKey(s => s.HandoffId);
    }
}

internal sealed class InjuryConfiguration : IEntityTypeConfiguration<Injury>
{
    public void Configure(EntityTypeBuilder<Injury> builder)
    {
        builder.ToTable("Injuries");
        builder.HasIndex(i => new { i.HandoffId, i.FoundOn });
        builder.HasIndex(i => i.CaseId);
        builder.HasOne<Handoff>().WithMany().HasForeignKey(i => i.HandoffId);
    }
}

internal sealed class ScaleResultConfiguration : IEntityTypeConfiguration<ScaleResult>
{
    public void Configure(EntityTypeBuilder<ScaleResult> builder)
    {
        builder.ToTable("ScaleResults");
        builder.HasIndex(r => new { r.HandoffId, r.On });
        builder.HasIndex(r => r.CaseId);
        // An entry is corrected once; the correction is corrected in its turn.
        builder.HasIndex(r => r.ReplacesId).IsUnique();
        builder.HasOne<Handoff>().WithMany().HasForeignKey(r => r.HandoffId);
        builder.HasOne<ScaleResult>().WithMany().HasForeignKey(r => r.ReplacesId);
    }
}
