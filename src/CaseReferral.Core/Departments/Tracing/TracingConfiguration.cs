using CaseReferral.Core.Handoffs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseReferral.Core.Departments.Tracing;

internal sealed class TracingConfiguration : IEntityTypeConfiguration<TracingRecord>
{
    public void Configure(EntityTypeBuilder<TracingRecord> builder)
    {
        builder.ToTable("TracingRecords");
        builder.HasKey(r => r.HandoffId);
        builder.HasIndex(r => r.CaseId);
        builder.HasOne<Handoff>().WithOne().HasForeignKey<TracingRecord>(r => r.HandoffId);
    }
}
