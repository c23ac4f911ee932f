using CaseReferral.Core.Organisations;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Rescues;
using CaseReferral.Core.Supervision;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseReferral.Core.Cases;

/// <summary>Tables, indexes and foreign keys of this folder, side by side; each index names the list it serves.</summary>
internal sealed class CaseConfiguration : IEntityTypeConfiguration<Case>
{
    public void Configure(EntityTypeBuilder<Case> builder)
    {
        builder.ToTable("Cases");
        builder.HasIndex(c => c.Serial).IsUnique();
        builder.HasIndex(c => new { c.RegionCode, c.Serial }); // list of a county's office
        builder.HasIndex(c => new { c.RegionCode, c.Stage, c.Serial }); // the same, one stage
        builder.HasIndex(c => new { c.Stage, c.Serial }); // list of the city's office, one stage
        builder.HasIndex(c => c.PersonId);
        builder.HasIndex(c => new { c.Alias, c.Serial }); // search of an office
        builder.HasIndex(c => c.OperationId);
        builder.HasIndex(c => c.MergedIntoId); // what was merged into a case
        builder.Property(c => c.RegionCode).HasMaxLength(6);
        builder.Property(c => c.Alias).HasMaxLength(Person.MaxAlias);
        builder.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId);
        builder.HasOne<Case>().WithMany().HasForeignKey(c => c.MergedIntoId);
        builder.HasOne<Operation>().WithMany().HasForeignKey(c => c.OperationId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(c => c.OwnerOrganisationId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(c => c.OriginOrganisationId);
    }
}

internal sealed class CaseEventConfiguration : IEntityTypeConfiguration<CaseEvent>
{
    public void Configure(EntityTypeBuilder<CaseEvent> builder)
    {
        builder.ToTable("CaseEvents");
        builder.HasIndex(e => new { e.CaseId, e.At }); // timeline
        builder.HasOne<Case>().WithMany().HasForeignKey(e => e.CaseId);
    }
}

internal sealed class CaseClockConfiguration : IEntityTypeConfiguration<CaseClock>
{
    public void Configure(EntityTypeBuilder<CaseClock> builder)
    {
        builder.ToTable("CaseClocks");
        builder.HasIndex(c => new { c.CaseId, c.Kind });
        builder.HasIndex(c => new { c.HolderId, c.DueAt }); // inbox
        builder.HasIndex(c => c.NextRungAt); // urging ladder
        builder.Property(c => c.CountedAs).HasMaxLength(OverdueStanding.MaxLength);
        // Supervision: the list of what is late, in its order, for else all that is late is read to be sorted; what became late and is in no count yet.
        builder.HasIndex(c => new { c.DueAt, c.CaseSerial }, "IX_CaseClocks_Live").HasFilter("\"DoneAt\" IS NULL");
        builder.HasIndex(c => c.DueAt, "IX_CaseClocks_Uncounted").HasFilter("\"DoneAt\" IS NULL AND \"CountedAs\" IS NULL");
        builder.Property(c => c.RegionCode).HasMaxLength(6);
        builder.HasOne<Case>().WithMany().HasForeignKey(c => c.CaseId);
    }
}
