namespace CaseReferral.Core.Clocks;

/// <summary>A whole year as typed.</summary>
/// <param name="Basis">Number of the notice.</param>
/// <param name="Lines">One day a line, see <see cref="CalendarLines"/>.</param>
public sealed record CalendarYearInput(string? Basis, string? Lines);

/// <summary>One more day of a known year as typed.</summary>
public sealed record CalendarDayInput(DateOnly? Date, DayKind? Kind, string? Basis);

/// <summary>What an edit did.</summary>
/// <param name="Year">The year edited.</param>
/// <param name="Recounted">Running limits that got another end.</param>
public sealed record CalendarChange(int Year, int Recounted);
