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
