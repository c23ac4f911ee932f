using CaseReferral.Core.Cases;
using CaseReferral.Core.Officers;
using CaseReferral.Core.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseReferral.Core.Access;

/// <summary>Table, indexes and foreign keys of the officers' grants; each index names the question it serves.</summary>
internal sealed class CaseGrantConfiguration : IEntityTypeConfiguration<CaseGrant>
{
    public void Configure(EntityTypeBuilder<CaseGrant> builder)
    {
        builder.ToTable("CaseGrants");
        builder.HasIndex(g => new { g.CaseId, g.OfficerId }); // may this officer open this file
        builder.HasIndex(g => new { g.OfficerId, g.Kind, g.CaseId }); // row filter: what she is excluded from
        builder.HasIndex(g => new { g.OrganisationId, g.GrantedAt }); // what a lead still has to decide
        builder.HasIndex(g => new { g.Kind, g.EndedAt, g.AskedAt }); // who is excluded now, for the security administrator
        builder.HasOne<Case>().WithMany().HasForeignKey(g => g.CaseId);
        builder.HasOne<Officer>().WithMany().HasForeignKey(g => g.OfficerId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(g => g.OrganisationId);
    }
}
