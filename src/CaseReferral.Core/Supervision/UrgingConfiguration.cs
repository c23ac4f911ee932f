using CaseReferral.Core.Cases;
using CaseReferral.Core.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseReferral.Core.Supervision;

internal sealed class UrgingConfiguration : IEntityTypeConfiguration<Urging>
{
    public void Configure(EntityTypeBuilder<Urging> builder)
    {
        builder.ToTable("Urgings");
        builder.HasIndex(u => new { u.ClockId, u.Occasion }).IsUnique(); // nothing is sent twice
        builder.HasIndex(u => new { u.OpenForId, u.IssuedAt }); // inbox of the addressed unit
        builder.HasIndex(u => new { u.RegionCode, u.IssuedAt }); // register of an office
        builder.HasIndex(u => u.HandoffId);
        builder.Property(u => u.RegionCode).HasMaxLength(6);
        builder.HasOne<Case>().WithMany().HasForeignKey(u => u.CaseId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(u => u.ToOrganisationId);
    }
}
