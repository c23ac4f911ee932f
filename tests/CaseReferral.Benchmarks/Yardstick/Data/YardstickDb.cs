using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

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

    /// <summary>As the product keeps them on SQLite: an id as its bytes, an instant as microseconds.</summary>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        if (!Database.IsSqlite())
            return;
        configurationBuilder.Properties<Guid>().HaveConversion<IdBytes>();
        configurationBuilder.Properties<DateTime>().HaveConversion<InstantMicroseconds>();
    }

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

    private sealed class IdBytes() : ValueConverter<Guid, byte[]>(id => id.ToByteArray(true), bytes => new Guid(bytes, true));

    private sealed class InstantMicroseconds() : ValueConverter<DateTime, long>(
        at => (at.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond,
        microseconds => DateTime.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond));
}
