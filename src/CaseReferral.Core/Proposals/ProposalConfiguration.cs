using CaseReferral.Core.Cases;
using CaseReferral.Core.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseReferral.Core.Proposals;

internal sealed class ProposalConfiguration : IEntityTypeConfiguration<Proposal>
{
    public void Configure(EntityTypeBuilder<Proposal> builder)
    {
        builder.ToTable("Proposals");
        builder.HasIndex(p => new { p.SubjectId, p.Kind }).IsUnique(); // raised once
        builder.HasIndex(p => new { p.OpenForId, p.RaisedAt }); // inbox
        builder.HasIndex(p => p.CaseId); // case page
        builder.HasOne<Case>().WithMany().HasForeignKey(p => p.CaseId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(p => p.ToOrganisationId);
    }
}
