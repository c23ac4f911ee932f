using CaseReferral.Core.Handoffs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseReferral.Core.Departments.EducationElsewhere;

internal sealed class EducationElsewhereConfiguration : IEntityTypeConfiguration<EducationElsewhereRecord>
{
    public void Configure(EntityTypeBuilder<EducationElsewhereRecord> builder)
    {
        builder.ToTable("EducationElsewhereRecords");
        builder.HasKey(r => r.HandoffId);
        builder.HasIndex(r => r.CaseId);
        builder.HasOne<Handoff>().WithOne().HasForeignKey<EducationElsewhereRecord>(r => r.HandoffId);
    }
}
