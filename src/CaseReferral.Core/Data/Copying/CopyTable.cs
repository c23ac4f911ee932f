using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CaseReferral.Core.Data.Copying;

/// <summary>
/// A table as the model describes it, with the values as the database keeps them: what is encrypted stays as it is. A column
/// added to an entity is copied without an edit here.
/// </summary>
internal sealed class CopyTable
{
    private CopyTable(ITable table)
    {
        Name = table.Name;
        Columns = [.. table.Columns.Select(CopyColumn.Of)];
        Key = [.. table.PrimaryKey!.Columns.Select(c => c.Name)];
        var later = table.ForeignKeyConstraints.Where(k => k.PrincipalTable == table).SelectMany(k => k.Columns).Select(c => c.Name).ToHashSet();
        Later = [.. Columns.Where(c => later.Contains(c.Name))];
        Before = [.. table.ForeignKeyConstraints.Select(k => k.PrincipalTable.Name).Where(n => n != table.Name).Distinct()];
    }

    public string Name { get; }
    public IReadOnlyList<CopyColumn> Columns { get; }
    public IReadOnlyList<string> Key { get; }

    /// <summary>Columns that point at a row of the same table: filled when all its rows are there.</summary>
    public IReadOnlyList<CopyColumn> Later { get; }

    private IReadOnlyList<string> Before { get; }

    /// <summary>All tables of the product, a referenced one before those that refer to it.</summary>
    public static IReadOnlyList<CopyTable> Of(AppDbContext db)
    {
        var all = db.Model.GetRelationalModel().Tables.Select(t => new CopyTable(t)).ToDictionary(t => t.Name, StringComparer.Ordinal);
        var sorted = new List<CopyTable>();
        void Visit(CopyTable table)
        {
            if (sorted.Contains(table))
                return;
            foreach (var name in table.Before)
                Visit(all[name]);
            sorted.Add(table);
        }
        foreach (var table in all.Values.OrderBy(t => t.Name, StringComparer.Ordinal))
            Visit(table);
        return sorted;
    }
}

/// <summary>A column: its name, the type of its values in .NET, and the database's own name of that type.</summary>
/// <param name="Name">As in the database.</param>
/// <param name="Type">What a value is on every database; of what is encrypted, what the database keeps.</param>
/// <param name="StoreType">The database's name of the type.</param>
/// <param name="Stored">How this database alone writes such a value; null where its driver knows the type.</param>
internal sealed record CopyColumn(string Name, Type Type, string StoreType, ValueConverter? Stored)
{
    public static CopyColumn Of(IColumn column)
    {
        // What is kept as JSON has a column and no property.
        var type = column.PropertyMappings is [var mapping, ..] ? mapping.Property.ClrType : column.ProviderClrType;
        type = Nullable.GetUnderlyingType(type) ?? type;
        var isNumber = type == typeof(DateTime) && column.ProviderClrType != type;
        return new(column.Name, isNumber ? type : column.ProviderClrType, column.StoreType,
            isNumber ? column.StoreTypeMapping.Converter : IdBytes.For(type, column.StoreType));
    }
}
