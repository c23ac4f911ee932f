using System.Globalization;

namespace CaseReferral.Core.Departments.Education;

/// <summary>
/// Stage and grade to begin with, and why (义务教育法 Arts. 2, 11: nine years from the age of six). What she finished before goes before
/// her age: who was taken out of school goes on where she stopped. The bureau decides; this is a proposal.
/// </summary>
/// <param name="Stage">Code of <see cref="EducationRecord.StageCodes"/>; null when nothing is known.</param>
/// <param name="Grade">1 to 12, counted through the stages; null outside them.</param>
/// <param name="Reason">Code of <see cref="Reasons"/>.</param>
/// <param name="ByAge">The grade of her age, 1 to 12; null when her age is not known or she is too young.</param>
public sealed record EducationProposal(string? Stage, int? Grade, string Reason, int? ByAge)
{
    /// <summary>Why: nothing is known; her age; too young for school; goes on where she stopped; that, and it is a grade below her age; grade twelve is done.</summary>
    public static readonly IReadOnlyList<string> Reasons = ["unknown", "age", "preschool", "goes-on", "behind", "finished"];

    private const int Last = 12;

    /// <param name="age">Completed years on the day; null when unknown.</param>
    /// <param name="lastGrade">Code of <see cref="EducationRecord.LastGradeCodes"/>: the last grade she finished.</param>
    public static EducationProposal Of(int? age, string? lastGrade)
    {
        if (age < 6)
            return new("preschool", null, "preschool", null);
        var byAge = age is { } years ? Math.Min(years - 5, Last) : (int?)null;
        if (lastGrade is null)
            return byAge is null ? new(null, null, "unknown", null) : new(StageOf(byAge.Value), byAge < 10 ? byAge : null, "age", byAge);
        var next = lastGrade == EducationRecord.Never ? 1 : int.Parse(lastGrade, CultureInfo.InvariantCulture) + 1;
        return next > Last ? new("vocational", null, "finished", byAge)
            : new(StageOf(next), next, next < byAge ? "behind" : "goes-on", byAge);
    }

    /// <summary>The year in which the school year of a day began: 1 September, from August on the coming one.</summary>
    public static string SchoolYearOf(DateOnly day) => (day.Month >= 8 ? day.Year : day.Year - 1).ToString(CultureInfo.InvariantCulture);

    private static string StageOf(int grade) => grade switch { <= 6 => "primary", <= 9 => "junior", _ => "senior" };
}
