using System.Globalization;
using CaseReferral.Core.Clocks;

namespace CaseReferral.Core.Common;

/// <summary>
/// One number the city has agreed on or that is this system's proposal (本市约定), with its setting: shown as such, never as law.
/// </summary>
/// <param name="Key">The setting, e.g. Access:TeamDays.</param>
/// <param name="Value">As it stands: a limit as text (2h, 7d, 3wd, 12m), or months with commas.</param>
/// <param name="Problem">What is wrong with it, for whoever starts the system; null when it can be.</param>
public sealed record AgreedNumber(string Key, string Value, string? Problem)
{
    /// <summary>A limit as text.</summary>
    public static AgreedNumber OfTerm(string key, string value) => new(
        key, value, Term.TryParse(value) is { Count: > 0 } ? null : $"{key} is \"{value}\"; it must be a number above 0 with h, d, wd or m, such as 3wd.");

    /// <summary>A whole number within bounds.</summary>
    /// <param name="key">The setting.</param>
    /// <param name="value">As it stands.</param>
    /// <param name="unit">h, d, wd, m or y.</param>
    /// <param name="least">Smallest value that makes sense.</param>
    /// <param name="most">Largest.</param>
    public static AgreedNumber Of(string key, int value, string unit, int least, int most) => new(
        key, value.ToString(CultureInfo.InvariantCulture) + unit,
        value >= least && value <= most ? null : string.Create(CultureInfo.InvariantCulture, $"{key} is {value}; it must be {least} to {most}."));
}
