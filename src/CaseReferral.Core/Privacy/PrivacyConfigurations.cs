using CaseReferral.Core.Cases;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseReferral.Core.Privacy;

/// <summary>Tables, indexes and foreign keys of this folder, side by side; each index names the list it serves.</summary>
internal sealed class DisclosureEntryConfiguration : IEntityTypeConfiguration<DisclosureEntry>
{
    public void Configure(EntityTypeBuilder<DisclosureEntry> builder)
    {
        builder.ToTable("Disclosures");
        builder.HasIndex(d => new { d.CaseId, d.At }); // ledger of a case
        builder.HasIndex(d => d.HandoffId);
        builder.HasIndex(d => d.ConsentId); // what rests on a consent
        builder.HasIndex(d => d.At); // yearly audit
        builder.HasOne<Case>().WithMany().HasForeignKey(d => d.CaseId);
        builder.HasOne<Handoff>().WithMany().HasForeignKey(d => d.HandoffId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(d => d.OrganisationId);
        builder.HasOne<Consent>().WithMany().HasForeignKey(d => d.ConsentId);
    }
}

internal sealed class ConsentConfiguration : IEntityTypeConfiguration<Consent>
{
    public void Configure(EntityTypeBuilder<Consent> builder)
    {
        builder.ToTable("Consents");
        builder.HasIndex(c => new { c.CaseId, c.OrganisationId }); // send guard
        builder.HasOne<Case>().WithMany().HasForeignKey(c => c.CaseId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(c => c.OrganisationId);
    }
}

internal sealed class DataRequestConfiguration : IEntityTypeConfiguration<DataRequest>
{
    public void Configure(EntityTypeBuilder<DataRequest> builder)
    {
        builder.ToTable("DataRequests");
        builder.HasIndex(r => r.Serial).IsUnique();
        builder.HasIndex(r => r.CaseId);
        builder.HasIndex(r => new { r.OrganisationId, r.State, r.DueAt, r.Serial }); // register of a unit
        builder.HasIndex(r => new { r.RegionCode, r.State, r.DueAt, r.Serial }); // register of an office
        builder.Property(r => r.RegionCode).HasMaxLength(6);
        builder.HasOne<Case>().WithMany().HasForeignKey(r => r.CaseId);
        builder.HasOne<CaseClock>().WithMany().HasForeignKey(r => r.ClockId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(r => r.OrganisationId);
    }
}

internal sealed class LegalHoldConfiguration : IEntityTypeConfiguration<LegalHold>
{
    public void Configure(EntityTypeBuilder<LegalHold> builder)
    {
        builder.ToTable("LegalHolds");
        builder.HasIndex(h => h.CaseId);
        builder.HasOne<Case>().WithMany().HasForeignKey(h => h.CaseId);
    }
}

internal sealed class ErasureConfiguration : IEntityTypeConfiguration<Erasure>
{
    public void Configure(EntityTypeBuilder<Erasure> builder)
    {
        builder.ToTable("Erasures");
        builder.HasIndex(e => e.CaseId);
        builder.HasOne<Case>().WithMany().HasForeignKey(e => e.CaseId);
    }
}

internal sealed class DataIncidentConfiguration : IEntityTypeConfiguration<DataIncident>
{
    public void Configure(EntityTypeBuilder<DataIncident> builder)
    {
        builder.ToTable("DataIncidents");
        builder.HasIndex(i => i.Serial).IsUnique(); // register
    }
}
