namespace CaseReferral.Core.Handoffs;

/// <summary>
/// A number of one line that no law names: agreed in the city or proposed by this system, a setting of section "Lines"
/// (Lines:health:ScreeningHours=48).
/// </summary>
/// <param name="Name">The last part of the setting.</param>
/// <param name="Default">Where the city has agreed on nothing else.</param>
/// <param name="Unit">h, d or wd.</param>
/// <param name="Least">Smallest value that makes sense.</param>
/// <param name="Most">Largest.</param>
public sealed record LineNumber(string Name, int Default, string Unit, int Least, int Most);
