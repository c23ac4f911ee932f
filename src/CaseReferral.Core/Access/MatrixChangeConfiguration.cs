using CaseReferral.Core.Officers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseReferral.Core.Access;

/// <summary>Table, index and foreign key of the changes of the matrix.</summary>
internal sealed class MatrixChangeConfiguration : IEntityTypeConfiguration<MatrixChange>
{
    public void Configure(EntityTypeBuilder<MatrixChange> builder)
    {
        builder.ToTable("MatrixChanges");
        builder.HasIndex(c => c.Number).IsUnique(); // the last number, with every request; the history
        builder.HasOne<Officer>().WithMany().HasForeignKey(c => c.OfficerId);
    }
}
