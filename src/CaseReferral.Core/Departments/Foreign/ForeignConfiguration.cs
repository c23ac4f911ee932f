using CaseReferral.Core.Handoffs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseReferral.Core.Departments.Foreign;

internal sealed class ForeignConfiguration : IEntityTypeConfiguration<ForeignRecord>
{
    public void Configure(EntityTypeBuilder<ForeignRecord> builder)
    {
        builder.ToTable("ForeignRecords");
        builder.HasKey(r => r.HandoffId);
        builder.HasIndex(r => r.CaseId);
        builder.HasOne<Handoff>().WithOne().HasForeignKey<ForeignRecord>(r => r.HandoffId);
    }
}
