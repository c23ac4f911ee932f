using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc;

namespace CaseReferral.Web.Features.Shared;

/// <summary>
/// One line of a CSV file that no spreadsheet program runs: a cell that would begin a formula, also behind blanks and
/// invisible characters, gets an apostrophe in front (OWASP CSV injection).
/// </summary>
public static class Csv
{
    /// <summary>ASCII starters of formulas, and their full-width twins.</summary>
    private static readonly HashSet<char> Starters =
        ['=', '+', '-', '@', '|', '%', '\t', '\r', '\n', '\uFF1D', '\uFF0B', '\uFF0D', '\uFF20', '\uFF5C', '\uFF05'];

    public static string Line(IEnumerable<string?> cells) => string.Join(',', cells.Select(Cell)) + "\r\n";

    public static string Cell(string? value)
    {
        var text = value ?? "";
        if (text.Length > 0 && (Starters.Contains(text[0]) || text.FirstOrDefault(c => !IsInvisible(c)) is var first && Starters.Contains(first)))
            text = "'" + text;
        return text.IndexOfAny([',', '"', '\r', '\n', ';', '\'']) < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static bool IsInvisible(char c) => char.IsWhiteSpace(c) || char.IsControl(c)
        || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.NonSpacingMark;
}

/// <summary>Sends lines as they come, so that memory does not grow with the file. Starts with the mark Excel needs for UTF-8.</summary>
internal sealed class CsvResult(string fileName, IAsyncEnumerable<IEnumerable<string?>> rows) : IActionResult
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        response.ContentType = "text/csv; charset=utf-8";
        response.Headers.ContentDisposition = $"attachment; filename={fileName}";
        response.Headers.CacheControl = "no-store";
        await using var writer = new StreamWriter(response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        await foreach (var row in rows.WithCancellation(context.HttpContext.RequestAborted))
            await writer.WriteAsync(Csv.Line(row));
    }
}
