using CaseReferral.Core.Handoffs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseReferral.Core.Departments.SocialAssistance;

internal sealed class SocialAssistanceConfiguration : IEntityTypeConfiguration<SocialAssistanceRecord>
{
    public void Configure(EntityTypeBuilder<SocialAssistanceRecord> builder)
    {
        builder.ToTable("SocialAssistanceRecords");
        builder.HasKey(r => r.HandoffId);
        builder.HasIndex(r => r.CaseId);
        builder.HasOne<Handoff>().WithOne().HasForeignKey<SocialAssistanceRecord>(r => r.HandoffId);
    }
}

internal sealed class BenefitDecisionConfiguration : IEntityTypeConfiguration<BenefitDecision>
{
    public void Configure(EntityTypeBuilder<BenefitDecision> builder)
    {
        builder.ToTable("BenefitDecisions");
        builder.HasIndex(b => new { b.HandoffId, b.Benefit }).IsUnique();
        builder.Property(b => b.Benefit).HasMaxLength(40);
        builder.HasOne<Handoff>().WithMany().HasForeignKey(b => b.HandoffId);
    }
}
