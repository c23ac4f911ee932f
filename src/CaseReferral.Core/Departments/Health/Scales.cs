namespace CaseReferral.Core.Departments.Health;

/// <summary>
/// The three scales whose items the application shows: PHQ-9 and GAD-7 (free of copyright restriction since 2010, Pfizer) and
/// PCL-5 (public domain, US Department of Veterans Affairs). Of every other scale only its name and total are kept: most
/// are protected, and some free on paper only.
/// </summary>
public static class Scales
{
    /// <summary>Code of a scale that is known by its name alone.</summary>
    public const string Other = "other";

    /// <summary>Depression, the last two weeks; 10 and more is a positive screen.</summary>
    public static readonly Scale Phq9 = new("phq-9", 9, 3,
        [new("minimal", 0, 4), new("mild", 5, 9), new("moderate", 10, 14), new("moderately-severe", 15, 19), new("severe", 20, 27)])
    { SafetyItem = 9 };

    /// <summary>Anxiety, the last two weeks.</summary>
    public static readonly Scale Gad7 = new("gad-7", 7, 3,
        [new("minimal", 0, 4), new("mild", 5, 9), new("moderate", 10, 14), new("severe", 15, 21)]);

    /// <summary>
    /// After a traumatic event, the last month; the cut-off is given as a range, 31 to 33, and is provisional. Its second reading
    /// is by the clusters of DSM-5: one symptom of B, one of C, two of D, two of E (National Center for PTSD).
    /// </summary>
    public static readonly Scale Pcl5 = new("pcl-5", 20, 4,
        [new("below-cutoff", 0, 30), new("at-cutoff", 31, 33), new("above-cutoff", 34, 80)])
    { Clusters = [new("B", 1, 5, 1), new("C", 6, 7, 1), new("D", 8, 14, 2), new("E", 15, 20, 2)] };

    public static readonly IReadOnlyList<Scale> All = [Phq9, Gad7, Pcl5];

    /// <summary>The scale of this code; null for <see cref="Other"/> and what nobody knows.</summary>
    public static Scale? Find(string? code) => All.FirstOrDefault(s => s.Code == code);

    public static bool IsKnown(string? code) => code == Other || Find(code) is not null;
}
