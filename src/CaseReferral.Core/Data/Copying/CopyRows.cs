using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace CaseReferral.Core.Data.Copying;

/// <summary>Reads the rows of a table in the order of its key, as values that mean the same on every database.</summary>
internal static class CopyRows
{
    public static async IAsyncEnumerable<object?[]> ReadAsync(DbConnection connection, DbTransaction? snapshot, CopyTable table, [EnumeratorCancellation] CancellationToken token)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = snapshot;
        command.CommandTimeout = 0;
        command.CommandText = $"SELECT {List(table.Columns.Select(c => c.Name))} FROM \"{table.Name}\" ORDER BY {List(table.Key)}";
        await using var reader = await command.ExecuteReaderAsync(token);
        while (await reader.ReadAsync(token))
            yield return [.. table.Columns.Select((column, i) => reader.IsDBNull(i) ? null : Value(reader, i, column))];
    }

    public static async Task<long> CountAsync(DbConnection connection, DbTransaction? snapshot, CopyTable table, CancellationToken token)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = snapshot;
        command.CommandTimeout = 0;
        command.CommandText = $"SELECT COUNT(*) FROM \"{table.Name}\"";
        return Convert.ToInt64(await command.ExecuteScalarAsync(token), null);
    }

    public static string List(IEnumerable<string> names) => string.Join(", ", names.Select(n => $"\"{n}\""));

    public static bool IsJson(CopyColumn column) => column.StoreType.StartsWith("json", StringComparison.OrdinalIgnoreCase);

    private static object Value(DbDataReader reader, int i, CopyColumn column) => Type.GetTypeCode(column.Type) switch
    {
        _ when column.Stored is { } stored => stored.ConvertFromProvider(reader.GetValue(i))!,
        _ when column.Type == typeof(Guid) => reader.GetGuid(i),
        _ when column.Type == typeof(DateOnly) => reader.GetFieldValue<DateOnly>(i),
        _ when column.Type == typeof(byte[]) => reader.GetFieldValue<byte[]>(i),
        // All instants are UTC; only PostgreSQL keeps that with the value.
        TypeCode.DateTime => DateTime.SpecifyKind(reader.GetDateTime(i), DateTimeKind.Utc),
        TypeCode.Boolean => reader.GetBoolean(i),
        TypeCode.Int32 => reader.GetInt32(i),
        TypeCode.Int64 => reader.GetInt64(i),
        TypeCode.String => reader.GetString(i),
        _ => throw new NotSupportedException($"No copying of {column.Type.Name} ({column.Name})."),
    };

    /// <summary>PostgreSQL keeps JSON in a form of its own, so that only its meaning can be compared.</summary>
    public static object? Plain(CopyColumn column, object? value) =>
        value is string text && text.StartsWith('{') && column.Name == "Data" ? Canonical(JsonDocument.Parse(text).RootElement) : value;

    private static string Canonical(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => $"{{{string.Join(',', json.EnumerateObject().OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => $"{JsonSerializer.Serialize(p.Name)}:{Canonical(p.Value)}"))}}}",
        JsonValueKind.Array => $"[{string.Join(',', json.EnumerateArray().Select(Canonical))}]",
        _ => json.ValueKind == JsonValueKind.String ? JsonSerializer.Serialize(json.GetString()) : json.GetRawText(),
    };
}
