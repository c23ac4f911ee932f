using CaseReferral.Core.Cases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseReferral.Core.Attachments;

/// <summary>Tables, indexes and foreign keys of this folder, side by side; each index names the list it serves.</summary>
internal sealed class AttachmentConfiguration : IEntityTypeConfiguration<Attachment>
{
    public void Configure(EntityTypeBuilder<Attachment> builder)
    {
        builder.ToTable("Attachments");
        builder.HasIndex(a => new { a.CaseId, a.AddedAt });
        builder.HasIndex(a => new { a.SeriesId, a.Number }).IsUnique(); // two at once would both be the next version
        builder.HasOne<Case>().WithMany().HasForeignKey(a => a.CaseId);
    }
}
