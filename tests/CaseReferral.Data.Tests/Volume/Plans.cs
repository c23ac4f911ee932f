using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CaseReferral.Data.Tests.Volume;

/// <summary>Asks the database how it would answer a statement.</summary>
internal static partial class Plans
{
    /// <summary>Tables that grow with the years; the others hold units, officers and vocabulary.</summary>
    private static readonly string[] VolumeTables =
    [
        "Cases", "Handoffs", "HandoffEvents", "HandoffClocks", "CaseEvents", "CaseAccess", "CaseClocks", "Persons", "PersonIdentities",
        "Attachments", "Needs", "RescueRecords", "SamplingRecords", "BuyerKeys", "AuditEntries", "Reveals",
    ];

    /// <summary>Lines of the plan that read a whole table of volume.</summary>
    public static async Task<IReadOnlyList<string>> ScansAsync(string connection, Statement statement)
    {
        var sqlite = connection.StartsWith("Data Source", StringComparison.Ordinal);
        var lines = await LinesAsync(connection, (sqlite ? "EXPLAIN QUERY PLAN " : "EXPLAIN ") + statement.Sql, statement.Parameters, sqlite ? 3 : 0);
        var scanned = lines.Select(l => (Line: l, Name: sqlite ? Table(ScanSqlite().Match(l), statement.Sql) : ScanPostgres().Match(l).Groups[1].Value));
        return [.. scanned.Where(s => VolumeTables.Contains(s.Name)).Select(s => $"{s.Line.Trim()} ({s.Name})")];
    }

    /// <summary>Blocks PostgreSQL touched for the statement: its measure of work, free of time.</summary>
    public static async Task<long> BuffersAsync(string connection, Statement statement)
    {
        var lines = await LinesAsync(connection, "EXPLAIN (ANALYZE, BUFFERS, TIMING OFF) " + statement.Sql, statement.Parameters, 0);
        var root = lines.FirstOrDefault(l => l.Contains("Buffers: shared", StringComparison.Ordinal)) ?? "";
        return Blocks().Matches(root).Sum(m => long.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture));
    }

    private static async Task<IReadOnlyList<string>> LinesAsync(string connection, string sql, IReadOnlyList<DbParameter> parameters, int column)
    {
        await using DbConnection open = connection.StartsWith("Data Source", StringComparison.Ordinal) ? new SqliteConnection(connection) : new NpgsqlConnection(connection);
        await open.OpenAsync();
        await using var command = open.CreateCommand();
        command.CommandText = sql;
        foreach (var parameter in parameters)
            command.Parameters.Add(parameter is NpgsqlParameter postgres ? postgres.Clone() : new SqliteParameter(parameter.ParameterName, parameter.Value));
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
            lines.Add(reader.GetString(column));
        return lines;
    }

    /// <summary>SQLite names the alias of the statement; what is not aliased is no table.</summary>
    private static string Table(Match scan, string sql) =>
        scan.Success ? Regex.Match(sql, $"\"(\\w+)\" AS \"{scan.Groups[1].Value}\"").Groups[1].Value : "";

    // A walk in the order of the serial that stops after a page is what the office of a whole city wants.
    [GeneratedRegex(@"^SCAN (\w+)(?! USING INDEX IX_\w+_Serial$)")]
    private static partial Regex ScanSqlite();

    [GeneratedRegex("Seq Scan on \"(\\w+)\"")]
    private static partial Regex ScanPostgres();

    [GeneratedRegex(@"(?:hit|read)=(\d+)")]
    private static partial Regex Blocks();
}
