using CaseReferral.Core.Handoffs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseReferral.Core.Departments.CareVisits;

internal sealed class CareVisitsConfiguration : IEntityTypeConfiguration<CareVisitsRecord>
{
    public void Configure(EntityTypeBuilder<CareVisitsRecord> builder)
    {
        builder.ToTable("CareVisitsRecords");
        builder.HasKey(r => r.HandoffId);
        builder.HasIndex(r => r.CaseId);
        builder.HasOne<Handoff>().WithOne().HasForeignKey<CareVisitsRecord>(r => r.HandoffId);
    }
}

internal sealed class CareVisitConfiguration : IEntityTypeConfiguration<CareVisit>
{
    public void Configure(EntityTypeBuilder<CareVisit> builder)
    {
        builder.ToTable("CareVisits");
        builder.HasIndex(v => new { v.HandoffId, v.On });
        builder.HasOne<Handoff>().WithMany().HasForeignKey(v => v.HandoffId);
    }
}
