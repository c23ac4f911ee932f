using CaseReferral.Core.Handoffs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseReferral.Core.Departments.LegalAid;

internal sealed class LegalAidConfiguration : IEntityTypeConfiguration<LegalAidRecord>
{
    public void Configure(EntityTypeBuilder<LegalAidRecord> builder)
    {
        builder.ToTable("LegalAidRecords");
        builder.HasKey(r => r.HandoffId);
        builder.HasIndex(r => r.CaseId);
        builder.HasOne<Handoff>().WithOne().HasForeignKey<LegalAidRecord>(r => r.HandoffId);
    }
}
