using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;
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
        builder.HasIndex(r => new { r.LawyerId, r.ClosedOn }); // how much a lawyer has to do
        builder.HasOne<Handoff>().WithOne().HasForeignKey<LegalAidRecord>(r => r.HandoffId);
        builder.HasOne<Lawyer>().WithMany().HasForeignKey(r => r.LawyerId);
    }
}

internal sealed class LegalAidApplicationConfiguration : IEntityTypeConfiguration<LegalAidApplication>
{
    public void Configure(EntityTypeBuilder<LegalAidApplication> builder)
    {
        builder.ToTable("LegalAidApplications");
        builder.HasKey(a => a.HandoffId);
        builder.HasIndex(a => a.CaseId);
        builder.HasOne<Handoff>().WithOne().HasForeignKey<LegalAidApplication>(a => a.HandoffId);
    }
}

internal sealed class LawyerConfiguration : IEntityTypeConfiguration<Lawyer>
{
    public void Configure(EntityTypeBuilder<Lawyer> builder)
    {
        builder.ToTable("Lawyers");
        builder.HasIndex(l => new { l.OrganisationId, l.LicenceNumber }).IsUnique();
        builder.Property(l => l.Name).HasMaxLength(50);
        builder.Property(l => l.Firm).HasMaxLength(100);
        builder.Property(l => l.LicenceNumber).HasMaxLength(20);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(l => l.OrganisationId);
    }
}

internal sealed class AidExperienceConfiguration : IEntityTypeConfiguration<AidExperience>
{
    public void Configure(EntityTypeBuilder<AidExperience> builder)
    {
        builder.ToTable("AidExperiences");
        builder.HasIndex(e => new { e.OrganisationId, e.Year }).IsUnique();
        builder.Property(e => e.Text).HasMaxLength(AidExperienceService.MaxText);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(e => e.OrganisationId);
    }
}
