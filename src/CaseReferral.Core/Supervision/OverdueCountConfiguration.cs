using CaseReferral.Core.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseReferral.Core.Supervision;

internal sealed class OverdueCountConfiguration : IEntityTypeConfiguration<OverdueCount>
{
    public void Configure(EntityTypeBuilder<OverdueCount> builder)
    {
        builder.ToTable("OverdueCounts");
        builder.HasIndex(c => new { c.HolderId, c.Standing }); // folding, unit by unit
        builder.Property(c => c.Standing).HasMaxLength(OverdueStanding.MaxLength);
        builder.Property(c => c.RegionCode).HasMaxLength(6);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(c => c.HolderId);
    }
}
