using System.Data.Common;
using System.Globalization;

namespace CaseReferral.Core.Data.Copying;

/// <summary>Writes rows with the database's own statements; a page of rows is one transaction.</summary>
internal sealed class CopyWriter(DbConnection connection, CopyTable table)
{
    /// <summary>SQL Server takes 2,100 parameters, the others more.</summary>
    private const int MaxParameters = 2000;

    public int RowsOfAStatement => Math.Max(1, MaxParameters / table.Columns.Count);

    public async Task WriteAsync(IReadOnlyList<object?[]> page, CancellationToken token)
    {
        await using var transaction = await connection.BeginTransactionAsync(token);
        foreach (var rows in page.Chunk(RowsOfAStatement))
            await InsertAsync(rows, transaction, token);
        await transaction.CommitAsync(token);
    }

    /// <summary>Fills the columns that point into the same table.</summary>
    public async Task CompleteAsync(IReadOnlyList<object?[]> page, CancellationToken token)
    {
        await using var transaction = await connection.BeginTransactionAsync(token);
        foreach (var row in page)
        {
            await using var command = Command(transaction);
            command.CommandText = $"UPDATE \"{table.Name}\" SET {string.Join(", ", table.Later.Select(c => $"\"{c.Name}\" = {Add(command, c, row)}"))} "
                + $"WHERE {string.Join(" AND ", table.Key.Select(k => $"\"{k}\" = {Add(command, table.Columns.First(c => c.Name == k), row)}"))}";
            await command.ExecuteNonQueryAsync(token);
        }
        await transaction.CommitAsync(token);
    }

    private async Task InsertAsync(object?[][] rows, DbTransaction transaction, CancellationToken token)
    {
        await using var command = Command(transaction);
        var tuples = rows.Select(row => $"({string.Join(", ", table.Columns.Select(c => table.Later.Contains(c) ? "NULL" : Add(command, c, row)))})").ToList();
        command.CommandText = $"INSERT INTO \"{table.Name}\" ({CopyRows.List(table.Columns.Select(c => c.Name))}) VALUES {string.Join(", ", tuples)}";
        await command.ExecuteNonQueryAsync(token);
    }

    private DbCommand Command(DbTransaction transaction)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandTimeout = 0;
        return command;
    }

    private string Add(DbCommand command, CopyColumn column, object?[] row)
    {
        if (row[table.Columns.Index().First(c => c.Item == column).Index] is not { } value)
            return "NULL";
        var parameter = command.CreateParameter();
        parameter.ParameterName = string.Create(CultureInfo.InvariantCulture, $"@p{command.Parameters.Count}");
        parameter.Value = column.Stored is { } stored ? stored.ConvertToProvider(value) : value;
        command.Parameters.Add(parameter);
        return CopyRows.IsJson(column) ? $"CAST({parameter.ParameterName} AS {column.StoreType})" : parameter.ParameterName;
    }
}
