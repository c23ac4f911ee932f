using CaseReferral.Core.Handoffs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseReferral.Core.Departments.EmergencyCare;

internal sealed class EmergencyCareConfiguration : IEntityTypeConfiguration<EmergencyCareRecord>
{
    public void Configure(EntityTypeBuilder<EmergencyCareRecord> builder)
    {
        builder.ToTable("EmergencyCareRecords");
        builder.HasKey(r => r.HandoffId);
        builder.HasIndex(r => r.CaseId);
        builder.HasOne<Handoff>().WithOne().HasForeignKey<EmergencyCareRecord>(r => r.HandoffId);
    }
}
