using CaseReferral.Core.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseReferral.Core.Protection;

/// <summary>
/// A key for cookies and form tokens, shared by all nodes through the database. Its text is encrypted with the master key
/// like every encrypted column, so a stolen database signs nobody in.
/// </summary>
public sealed class SharedKey(int number, string name, string xml)
{
    /// <summary>Counts up without a gap: of two nodes that add a key at the same time the database refuses one.</summary>
    public int Number { get; private set; } = number;
    public string Name { get; private set; } = name;
    [Encrypted] public string Xml { get; private set; } = xml;
}

internal sealed class SharedKeyConfiguration : IEntityTypeConfiguration<SharedKey>
{
    public void Configure(EntityTypeBuilder<SharedKey> builder)
    {
        builder.ToTable("SharedKeys");
        builder.HasKey(k => k.Number);
    }
}
