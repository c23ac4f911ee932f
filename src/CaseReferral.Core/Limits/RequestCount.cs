using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseReferral.Core.Limits;

/// <summary>
/// How often somebody did something limited in one minute, on all nodes together. Written by <see cref="RequestCounter"/> in one
/// statement, deleted by <see cref="OldRequestCounts"/>.
/// </summary>
public sealed class RequestCount(int window, string key, int hits)
{
    /// <summary>See <see cref="CountWindow.Number"/>.</summary>
    public int Window { get; private set; } = window;
    /// <summary>A keyed hash of what is limited and of the account or the address; nobody can be read out of it.</summary>
    public string Key { get; private set; } = key;
    public int Hits { get; private set; } = hits;
}

internal sealed class RequestCountConfiguration : IEntityTypeConfiguration<RequestCount>
{
    public void Configure(EntityTypeBuilder<RequestCount> builder)
    {
        builder.ToTable("RequestCounts");
        // The window first: old ones are one range of the index.
        builder.HasKey(c => new { c.Window, c.Key });
        builder.Property(c => c.Key).HasMaxLength(32);
    }
}
