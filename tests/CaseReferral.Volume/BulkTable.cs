using CaseReferral.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CaseReferral.Volume;

/// <summary>
/// A table as the model describes it: every mapped column with its getter and converter, encryption included. A column
/// added to an entity is loaded without an edit here.
/// </summary>
public sealed class BulkTable
{
    private readonly IClrPropertyGetter[] getters;
    private readonly ValueConverter?[] converters;

    private BulkTable(IEntityType entity)
    {
        IProperty[] properties = [.. entity.GetProperties()];
        Type = entity.ClrType;
        Name = entity.GetTableName()!;
        Columns = [.. properties.Select(p => p.GetColumnName())];
        // PostgreSQL names a type for COPY without its length.
        StoreTypes = [.. properties.Select(p => p.GetColumnType().Split('(')[0])];
        getters = [.. properties.Select(p => p.GetGetter())];
        converters = [.. properties.Select(p => p.GetTypeMapping().Converter ?? IdBytes.For(Nullable.GetUnderlyingType(p.ClrType) ?? p.ClrType, p.GetColumnType()))];
    }

    public Type Type { get; }
    public string Name { get; }
    public string[] Columns { get; }
    public string[] StoreTypes { get; }

    /// <summary>The value as the database stores it; null for NULL.</summary>
    public object? Value(object row, int column)
    {
        var value = getters[column].GetClrValue(row);
        return value is not null && converters[column] is { } converter ? converter.ConvertToProvider(value) : value;
    }

    /// <summary>All tables of the product, a referenced one before those that refer to it.</summary>
    public static IReadOnlyList<BulkTable> Of(AppDbContext db)
    {
        var sorted = new List<IEntityType>();
        void Visit(IEntityType entity)
        {
            if (sorted.Contains(entity))
                return;
            foreach (var key in entity.GetForeignKeys().Where(k => k.PrincipalEntityType != entity))
                Visit(key.PrincipalEntityType);
            sorted.Add(entity);
        }
        foreach (var entity in db.Model.GetEntityTypes().Where(e => e.GetTableName() is not null && !e.IsOwned()))
            Visit(entity);
        return [.. sorted.Select(e => new BulkTable(e))];
    }
}
