using CaseReferral.Core.Handoffs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseReferral.Core.Departments.Education;

internal sealed class EducationConfiguration : IEntityTypeConfiguration<EducationRecord>
{
    public void Configure(EntityTypeBuilder<EducationRecord> builder)
    {
        builder.ToTable("EducationRecords");
        builder.HasKey(r => r.HandoffId);
        builder.HasIndex(r => r.CaseId);
        builder.HasOne<Handoff>().WithOne().HasForeignKey<EducationRecord>(r => r.HandoffId);
    }
}

internal sealed class SchoolVisitConfiguration : IEntityTypeConfiguration<SchoolVisit>
{
    public void Configure(EntityTypeBuilder<SchoolVisit> builder)
    {
        builder.ToTable("SchoolVisits");
        builder.HasIndex(v => new { v.HandoffId, v.On });
        builder.HasOne<Handoff>().WithMany().HasForeignKey(v => v.HandoffId);
    }
}
