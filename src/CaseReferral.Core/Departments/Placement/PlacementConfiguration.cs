using CaseReferral.Core.Cases;
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

internal sealed class PlacementStayConfiguration : IEntityTypeConfiguration<PlacementStay>
{
    public void Configure(EntityTypeBuilder<PlacementStay> builder)
    {
        builder.ToTable("PlacementStays");
        builder.HasIndex(s => new { s.HandoffId, s.EndedOn });
        builder.HasOne<Handoff>().WithMany().HasForeignKey(s => s.HandoffId);
    }
}

internal sealed class CarerCheckConfiguration : IEntityTypeConfiguration<CarerCheck>
{
    public void Configure(EntityTypeBuilder<CarerCheck> builder)
    {
        builder.ToTable("CarerChecks");
        builder.HasIndex(c => new { c.HandoffId, c.CarerHash }); // before a placement
        builder.HasIndex(c => new { c.IsOpen, c.RaisedAt }); // inbox
        builder.HasIndex(c => c.CaseId);
        builder.HasOne<Case>().WithMany().HasForeignKey(c => c.CaseId);
        builder.HasOne<Handoff>().WithMany().HasForeignKey(c => c.HandoffId);
    }
}
