using System.Globalization;
using CaseReferral.Core.Common;

namespace CaseReferral.Core.Clocks;

/// <summary>
/// Reads a year's list as people paste it: one day a line, a date and what it is: "2027-01-01 holiday" or "2027年1月1日 休".
/// Empty lines and lines that begin with # are passed over.
/// </summary>
public static class CalendarLines
{
    private static readonly string[] DateFormats = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy\u5e74M\u6708d\u65e5"]; // 年 月 日
    private static readonly char[] Blank = [' ', '\t', ',', ';', '\u3000', '\uff0c']; // 全角空格, ,

    private static readonly Dictionary<string, DayKind> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["holiday"] = DayKind.Holiday,
        ["workday"] = DayKind.Workday,
        ["\u4f11"] = DayKind.Holiday, // 休
        ["\u73ed"] = DayKind.Workday, // 班
    };

    /// <summary>The days, and one error for every line that is none; errors name the line's number and its text.</summary>
    public static (IReadOnlyList<NumberedDay> Days, IReadOnlyList<FieldError> Errors) Read(string text)
    {
        var (days, errors) = (new List<NumberedDay>(), new List<FieldError>());
        var lines = text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries);
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Length == 0 || lines[i][0] == '#')
                continue;
            if (Day(lines[i]) is { } day)
                days.Add(new(i + 1, day));
            else
                errors.Add(Error(i + 1, "Error.Calendar.Line", lines[i].Length > 40 ? lines[i][..40] : lines[i]));
        }
        return (days, errors);
    }

    /// <summary>An error of one line; it stands in the summary, because the field holds many.</summary>
    public static FieldError Error(int line, string key, params string[] details) =>
        new("", key, [line.ToString(CultureInfo.InvariantCulture), .. details]);

    private static CalendarDay? Day(string line) =>
        line.Split(Blank, StringSplitOptions.RemoveEmptyEntries) is [var date, var kind]
        && DateOnly.TryParseExact(date, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && Kinds.TryGetValue(kind, out var declared)
            ? new CalendarDay(day, declared)
            : null;
}

/// <summary>A day and the line it stood on, counted from 1.</summary>
public sealed record NumberedDay(int Line, CalendarDay Day);
