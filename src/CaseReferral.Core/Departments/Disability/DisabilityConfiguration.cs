using CaseReferral.Core.Handoffs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseReferral.Core.Departments.Disability;

internal sealed class DisabilityConfiguration : IEntityTypeConfiguration<DisabilityRecord>
{
    public void Configure(EntityTypeBuilder<DisabilityRecord> builder)
    {
        builder.ToTable("DisabilityRecords");
        builder.HasKey(r => r.HandoffId);
        builder.HasIndex(r => r.CaseId);
        builder.HasOne<Handoff>().WithOne().HasForeignKey<DisabilityRecord>(r => r.HandoffId);
    }
}
