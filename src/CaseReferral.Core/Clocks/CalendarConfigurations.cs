using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseReferral.Core.Clocks;

/// <summary>Tables, indexes and foreign keys of this folder, side by side; each index names the list it serves.</summary>
internal sealed class CalendarYearConfiguration : IEntityTypeConfiguration<CalendarYear>
{
    public void Configure(EntityTypeBuilder<CalendarYear> builder)
    {
        builder.ToTable("CalendarYears");
        builder.HasIndex(y => y.Year).IsUnique();
        builder.HasMany(y => y.Days).WithOne().HasForeignKey(d => d.YearId);
    }
}

internal sealed class CalendarEntryConfiguration : IEntityTypeConfiguration<CalendarEntry>
{
    public void Configure(EntityTypeBuilder<CalendarEntry> builder)
    {
        builder.ToTable("CalendarDays");
        builder.HasIndex(d => d.Date).IsUnique();
        builder.Ignore(d => d.Day);
    }
}
