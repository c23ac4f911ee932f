using CaseReferral.Core.Cases;
using CaseReferral.Core.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseReferral.Core.Care;

internal sealed class SocialWorkConfiguration : IEntityTypeConfiguration<SocialWork>
{
    public void Configure(EntityTypeBuilder<SocialWork> builder)
    {
        builder.ToTable("SocialWork");
        builder.HasIndex(s => new { s.CaseId, s.On });
        builder.HasOne<Case>().WithMany().HasForeignKey(s => s.CaseId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(s => s.ProviderId);
    }
}

internal sealed class AdoptionStepConfiguration : IEntityTypeConfiguration<AdoptionStep>
{
    public void Configure(EntityTypeBuilder<AdoptionStep> builder)
    {
        builder.ToTable("AdoptionSteps");
        builder.Property(s => s.Step).HasMaxLength(40);
        builder.HasIndex(s => new { s.CaseId, s.Step }).IsUnique();
        builder.HasOne<Case>().WithMany().HasForeignKey(s => s.CaseId);
    }
}

internal sealed class DepartureConfiguration : IEntityTypeConfiguration<Departure>
{
    public void Configure(EntityTypeBuilder<Departure> builder)
    {
        builder.ToTable("Departures");
        builder.HasIndex(d => new { d.CaseId, d.LeftOn });
        builder.HasIndex(d => new { d.OrganisationId, d.LeftOn, d.Id }); // the register, newest first
        builder.HasOne<Case>().WithMany().HasForeignKey(d => d.CaseId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(d => d.OrganisationId);
    }
}
