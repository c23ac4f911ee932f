using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CaseReferral.Core.Data;

/// <summary>One encrypted column: where it lies and what its cipher text is bound to.</summary>
/// <param name="Table">Table, and name of the rows in <see cref="SealedContext"/>.</param>
/// <param name="Key">The column of the single key of type Guid; null for another key.</param>
/// <param name="Name">The column.</param>
/// <param name="Context">See <see cref="Protection.FieldCipher"/>.</param>
internal sealed record SealedColumn(string Table, string? Key, string Name, string Context);

/// <summary>
/// The encrypted columns as they are stored, cipher text and nothing else: for changing the key. No filter, no version and
/// no trail, because nothing that anybody could read changes.
/// </summary>
internal sealed class SealedContext(DbContextOptions<SealedContext> options, IModel model) : DbContext(options)
{
    private static readonly Func<IEntityType, bool> HasSealed = e => e.GetProperties().Any(p => p.GetValueConverter() is EncryptedConverter);

    public IReadOnlyList<SealedColumn> Columns { get; } =
        [.. from entity in model.GetEntityTypes()
            from property in entity.GetProperties()
            where property.GetValueConverter() is EncryptedConverter
            let key = entity.FindPrimaryKey()!.Properties
            select new SealedColumn(entity.GetTableName()!, key is [{ ClrType: var type }] && type == typeof(Guid) ? key[0].GetColumnName() : null,
                property.GetColumnName(), ((EncryptedConverter)property.GetValueConverter()!).Context)];

    /// <summary>Rows whose value was made with another key.</summary>
    public IQueryable<Dictionary<string, object>> Stale(SealedColumn column, string prefix) =>
        Set<Dictionary<string, object>>(column.Table).AsNoTracking().Where(r =>
            EF.Property<string?>(r, column.Name) != null && !EF.Property<string>(r, column.Name).StartsWith(prefix));

    /// <summary>The next of them in the order of the key; all at once where the key is no single id.</summary>
    public async Task<List<(Guid? Key, string Stored)>> BatchAsync(SealedColumn column, string prefix, Guid? after, int count, CancellationToken token)
    {
        var stale = Stale(column, prefix);
        if (column.Key is not { } key)
            return [.. (await stale.Select(r => EF.Property<string>(r, column.Name)).ToListAsync(token)).Select(s => ((Guid?)null, s))];
        if (after is { } last)
            stale = stale.Where(r => EF.Property<Guid>(r, key).CompareTo(last) > 0);
        var rows = await stale.OrderBy(r => EF.Property<Guid>(r, key)).Take(count)
            .Select(r => new { Key = EF.Property<Guid>(r, key), Stored = EF.Property<string>(r, column.Name) }).ToListAsync(token);
        return rows.ConvertAll(r => ((Guid?)r.Key, r.Stored));
    }

    /// <summary>No two cipher texts are equal, so the old one names its row; it also notices a change in between.</summary>
    public Task ReplaceAsync(SealedColumn column, Guid? key, string stored, string fresh, CancellationToken token)
    {
        var rows = Set<Dictionary<string, object>>(column.Table).Where(r => EF.Property<string>(r, column.Name) == stored);
        if (key is { } id)
            rows = rows.Where(r => EF.Property<Guid>(r, column.Key!) == id);
        return rows.ExecuteUpdateAsync(set => set.SetProperty(r => EF.Property<string>(r, column.Name), fresh), token);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        foreach (var entity in model.GetEntityTypes().Where(HasSealed))
            modelBuilder.SharedTypeEntity<Dictionary<string, object>>(entity.GetTableName()!, row =>
            {
                row.ToTable(entity.GetTableName()!);
                var key = entity.FindPrimaryKey()!.Properties;
                foreach (var property in key)
                    row.IndexerProperty(property.ClrType, property.GetColumnName());
                row.HasKey([.. key.Select(p => p.GetColumnName())]);
                foreach (var property in entity.GetProperties().Where(p => p.GetValueConverter() is EncryptedConverter))
                    row.IndexerProperty<string?>(property.GetColumnName());
            });
    }

    /// <summary>The same database with the same interceptors.</summary>
    public static DbContextOptions<SealedContext> OptionsLike(DbContextOptions options)
    {
        var builder = new DbContextOptionsBuilder<SealedContext>();
        foreach (var extension in options.Extensions)
            ((IDbContextOptionsBuilderInfrastructure)builder).AddOrUpdateExtension(extension);
        return builder.Options;
    }
}
