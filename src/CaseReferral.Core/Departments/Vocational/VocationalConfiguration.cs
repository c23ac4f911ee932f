using CaseReferral.Core.Handoffs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseReferral.Core.Departments.Vocational;

internal sealed class VocationalConfiguration : IEntityTypeConfiguration<VocationalRecord>
{
    public void Configure(EntityTypeBuilder<VocationalRecord> builder)
    {
        builder.ToTable("VocationalRecords");
        builder.HasKey(r => r.HandoffId);
        builder.HasIndex(r => r.CaseId);
        builder.HasOne<Handoff>().WithOne().HasForeignKey<VocationalRecord>(r => r.HandoffId);
    }
}
