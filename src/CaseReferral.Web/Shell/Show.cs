using System.Globalization;

namespace CaseReferral.Web.Shell;

/// <summary>
/// Writes instants and dates the way a page shows them: the city's wall clock, the year only when it is not this one.
/// Takes UTC; gives local text in the language of the request.
/// </summary>
public sealed class Show(TimeProvider clock, Texts texts)
{
    private static readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    /// <summary>The local date now.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Local(clock.GetUtcNow().UtcDateTime));

    /// <summary>The city's wall clock for a UTC instant.</summary>
    public static DateTime Local(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), _zone);

    /// <summary>The UTC instant of a wall clock reading.</summary>
    public static DateTime Utc(DateTime local) => TimeZoneInfo.ConvertTimeToUtc(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), _zone);

    /// <summary>11-23 or 23 Nov; with the year when it is another one.</summary>
    public string Day(DateOnly day) => (Texts.IsEnglish, day.Year == Today.Year) switch
    {
        (true, true) => day.ToString("d MMM", CultureInfo.InvariantCulture),
        (true, false) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture),
        (false, true) => day.ToString("MM-dd", CultureInfo.InvariantCulture),
        (false, false) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };

    /// <summary>The local day of an instant, as <see cref="Day(DateOnly)"/>.</summary>
    public string Day(DateTime utc) => Day(DateOnly.FromDateTime(Local(utc)));

    /// <summary>18:00</summary>
    public string Time(DateTime utc) => Local(utc).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>11-23 09:00</summary>
    public string Moment(DateTime utc) => $"{Day(utc)} {Time(utc)}";

    /// <summary>The long form used in documents.</summary>
    public string LongDay(DateOnly day) => Texts.IsEnglish
        ? day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)
        : texts["Show.LongDay", day.Year, day.Month, day.Day];

    /// <summary>The date of an inbox: day and weekday, without the year.</summary>
    public string Weekday(DateOnly day) => Texts.IsEnglish
        ? day.ToString("dddd d MMMM", CultureInfo.InvariantCulture)
        : texts["Show.Weekday", day.Month, day.Day, texts[$"Show.{day.DayOfWeek}"]];

    /// <summary>Local ISO text for <c>&lt;time datetime&gt;</c>.</summary>
    public static string Iso(DateTime utc) => Local(utc).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)[..19] + "+08:00";
}
