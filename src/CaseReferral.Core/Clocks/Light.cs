namespace CaseReferral.Core.Clocks;

public enum LightColour { None, Green, Amber, Red, Paused, Done }

public sealed record Light(LightColour Colour, int WorkingDays, bool IsToday, DateTime? DueUtc, bool CalendarKnown);
