using CaseReferral.Core.Cases;
using CaseReferral.Core.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseReferral.Core.FollowUps;

/// <summary>Tables, indexes and foreign keys of this folder, side by side; each index names the list it serves.</summary>
internal sealed class PlannedVisitConfiguration : IEntityTypeConfiguration<PlannedVisit>
{
    public void Configure(EntityTypeBuilder<PlannedVisit> builder)
    {
        builder.ToTable("PlannedVisits");
        builder.HasIndex(p => p.CaseId); // plan of a case
        builder.HasIndex(p => p.ClockId).IsUnique(); // missed visits, from the limits that are over
        builder.HasIndex(p => p.VisitId);
        builder.HasOne<Case>().WithMany().HasForeignKey(p => p.CaseId);
        builder.HasOne<CaseClock>().WithMany().HasForeignKey(p => p.ClockId);
        builder.HasOne<Visit>().WithMany().HasForeignKey(p => p.VisitId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(p => p.OrganisationId);
    }
}

internal sealed class VisitConfiguration : IEntityTypeConfiguration<Visit>
{
    public void Configure(EntityTypeBuilder<Visit> builder)
    {
        builder.ToTable("Visits");
        builder.HasIndex(v => new { v.CaseId, v.VisitedOn }); // visits of a case
        builder.HasOne<Case>().WithMany().HasForeignKey(v => v.CaseId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(v => v.OrganisationId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(v => v.ReportedToId);
        builder.HasIndex(v => v.ReplacesId).IsUnique(); // an entry is corrected once
        builder.HasOne<Visit>().WithMany().HasForeignKey(v => v.ReplacesId);
    }
}
