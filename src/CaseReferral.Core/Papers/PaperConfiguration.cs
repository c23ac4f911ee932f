using CaseReferral.Core.Cases;
using CaseReferral.Core.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseReferral.Core.Papers;

internal sealed class PaperConfiguration : IEntityTypeConfiguration<Paper>
{
    public void Configure(EntityTypeBuilder<Paper> builder)
    {
        builder.ToTable("Papers");
        // One number per subject and occasion, however many clicks; and the list of a case's papers.
        builder.HasIndex(p => new { p.SubjectId, p.Kind, p.OrganisationId, p.Occasion }).IsUnique();
        builder.HasIndex(p => p.CaseId);
        builder.HasOne<Case>().WithMany().HasForeignKey(p => p.CaseId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(p => p.OrganisationId);
    }
}

internal sealed class PaperPrintConfiguration : IEntityTypeConfiguration<PaperPrint>
{
    public void Configure(EntityTypeBuilder<PaperPrint> builder)
    {
        builder.ToTable("PaperPrints");
        builder.HasIndex(p => new { p.PaperId, p.Number }).IsUnique();
        builder.HasOne<Paper>().WithMany().HasForeignKey(p => p.PaperId);
    }
}
