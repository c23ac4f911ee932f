using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseReferral.Core.Organisations;

/// <summary>Tables, indexes and foreign keys of this folder, side by side; each index names the list it serves.</summary>
internal sealed class OrganisationConfiguration : IEntityTypeConfiguration<Organisation>
{
    public void Configure(EntityTypeBuilder<Organisation> builder)
    {
        builder.ToTable("Organisations");
        builder.HasIndex(o => o.Code).IsUnique();
        builder.HasIndex(o => new { o.Kind, o.RegionCode });
        builder.HasIndex(o => new { o.RegionCode, o.Code }); // list of units
        builder.Property(o => o.RegionCode).HasMaxLength(6);
        builder.Property(o => o.Mark).HasMaxLength(20);
        builder.Property(o => o.Mail).HasMaxLength(MailAddresses.Longest);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(o => o.ParentId);
    }
}
