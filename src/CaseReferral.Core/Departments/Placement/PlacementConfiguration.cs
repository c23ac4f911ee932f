using CaseReferral.Core.Handoffs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseReferral.Core.Departments.Placement;

internal sealed class PlacementConfiguration : IEntityTypeConfiguration<PlacementRecord>
{
    public void Configure(EntityTypeBuilder<PlacementRecord> builder)
    {
        builder.ToTable("Placements");
        builder.HasKey(p => p.HandoffId);
        builder.HasIndex(p => p.CaseId);
        builder.HasOne<Handoff>().WithOne().HasForeignKey<PlacementRecord>(p => p.HandoffId);
    }
}
