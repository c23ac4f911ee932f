using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Yardstick.Data;

/// <summary>The product's own tables, as plain entities: no filter, no encryption, no interceptor.</summary>
public sealed class YardstickDb(DbContextOptions<YardstickDb> options) : DbContext(options)
{
    public DbSet<CaseRow> Cases => Set<CaseRow>();
    public DbSet<HandoffRow> Handoffs => Set<HandoffRow>();
    public DbSet<OfficerRow> Officers => Set<OfficerRow>();
    public DbSet<NeedRow> Needs => Set<NeedRow>();
    public DbSet<ClockRow> CaseClocks => Set<ClockRow>();
    public DbSet<CaseEventRow> CaseEvents => Set<CaseEventRow>();
    public DbSet<AttachmentRow> Attachments => Set<AttachmentRow>();
    public DbSet<AccessRow> CaseAccess => Set<AccessRow>();
    public DbSet<HandoffEventRow> HandoffEvents => Set<HandoffEventRow>();
    public DbSet<AuditRow> AuditEntries => Set<AuditRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<CaseRow>(table =>
        {
            table.HasOne(c => c.Person).WithMany().HasForeignKey(c => c.PersonId);
            table.HasOne(c => c.Owner).WithMany().HasForeignKey(c => c.OwnerOrganisationId);
        });
        modelBuilder.Entity<HandoffRow>(table =>
        {
            table.HasOne(h => h.Case).WithMany().HasForeignKey(h => h.CaseId);
            table.Property(h => h.Version).IsConcurrencyToken();
            table.HasOne(h => h.To).WithMany().HasForeignKey(h => h.ToOrganisationId);
            table.HasOne(h => h.From).WithMany().HasForeignKey(h => h.FromOrganisationId);
        });
        modelBuilder.Entity<PersonRow>().ToTable("Persons");
        modelBuilder.Entity<UnitRow>().ToTable("Organisations");
        modelBuilder.Entity<AccessRow>().HasOne(a => a.Organisation).WithMany().HasForeignKey(a => a.OrganisationId);
    }
}
