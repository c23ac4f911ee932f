using CaseReferral.Core.Cases;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Persons;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseReferral.Core.Access;

/// <summary>Tables, indexes and foreign keys of this folder, side by side; each index names the list it serves.</summary>
internal sealed class CaseAccessConfiguration : IEntityTypeConfiguration<CaseAccess>
{
    public void Configure(EntityTypeBuilder<CaseAccess> builder)
    {
        builder.ToTable("CaseAccess");
        builder.HasIndex(a => new { a.CaseId, a.OrganisationId }).IsUnique(); // row filter
        builder.HasIndex(a => new { a.OrganisationId, a.EndsAt, a.CaseSerial }); // case list of a unit
        builder.HasIndex(a => new { a.OrganisationId, a.EndsAt, a.CaseStage, a.CaseSerial }); // the same, one stage
        builder.HasIndex(a => new { a.OrganisationId, a.CaseAlias, a.EndsAt, a.CaseSerial }); // the same, one alias
        builder.Property(a => a.CaseAlias).HasMaxLength(Person.MaxAlias);
        builder.HasOne<Case>().WithMany().HasForeignKey(a => a.CaseId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(a => a.OrganisationId);
    }
}
