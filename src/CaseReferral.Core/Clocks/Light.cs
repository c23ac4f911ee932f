namespace CaseReferral.Core.Clocks;

/// <summary>Colour of a limit's light; always shown with shape and words.</summary>
public enum LightColour { None, Green, Amber, Red, Paused, Done }

/// <summary>A limit as people see it. Computed when shown, never stored.</summary>
/// <param name="Colour">The light.</param>
/// <param name="WorkingDays">Days late when red (0 = late the same day), else workdays left.</param>
/// <param name="IsToday">Ends today.</param>
/// <param name="DueUtc">End of the limit.</param>
/// <param name="CalendarKnown">False when holiday data is missing for its years: shown as a warning.</param>
public sealed record Light(LightColour Colour, int WorkingDays, bool IsToday, DateTime? DueUtc, bool CalendarKnown);
