using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseReferral.Core.Persons;

/// <summary>Tables, indexes and foreign keys of this folder, side by side; each index names the list it serves.</summary>
internal sealed class PersonIdentityConfiguration : IEntityTypeConfiguration<PersonIdentity>
{
    public void Configure(EntityTypeBuilder<PersonIdentity> builder)
    {
        builder.ToTable("PersonIdentities");
        builder.HasKey(i => i.PersonId);
        builder.HasIndex(i => i.IdNumberHash);
        builder.HasIndex(i => i.PhoneHash);
        builder.HasIndex(i => i.NameHash);
        builder.HasMany(i => i.NameTokens).WithOne().HasForeignKey(t => t.PersonId);
        builder.HasOne<Person>().WithOne().HasForeignKey<PersonIdentity>(i => i.PersonId);
    }
}

internal sealed class NameTokenConfiguration : IEntityTypeConfiguration<NameToken>
{
    public void Configure(EntityTypeBuilder<NameToken> builder)
    {
        builder.ToTable("NameTokens");
        builder.HasKey(t => new { t.Part, t.PersonId }); // who has this part in her name
    }
}

internal sealed class PersonConfiguration : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.ToTable("Persons");
        builder.HasIndex(p => p.InternalNumber).IsUnique();
        builder.Property(p => p.Alias).HasMaxLength(Person.MaxAlias);
    }
}
