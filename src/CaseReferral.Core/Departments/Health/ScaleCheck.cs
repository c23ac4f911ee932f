using System.Globalization;
using CaseReferral.Core.Common;

namespace CaseReferral.Core.Departments.Health;

/// <summary>What is missing or wrong in a filled scale, every field at once. Pure: the entry and the day decide.</summary>
public static class ScaleCheck
{
    public const int MaxName = 100, MaxAssessor = 50, MaxEdition = 100, MaxText = 500;

    /// <summary>Highest total of a scale known by name alone; standard scores go into the hundreds.</summary>
    public const int MaxOtherTotal = 9999;

    /// <param name="entry">As typed.</param>
    /// <param name="today">Local day.</param>
    /// <param name="replaces">It corrects an earlier entry, which asks for a reason.</param>
    public static IReadOnlyList<FieldError> Errors(ScaleEntry entry, DateOnly today, bool replaces)
    {
        var errors = new List<FieldError>();
        errors.AddRange(Scales.Find(entry.Scale) is { } scale ? OfItems(scale, entry) : OfNamed(entry));
        if (entry.On is null)
            errors.Add(new(nameof(entry.On), "Error.Required"));
        else if (entry.On > today)
            errors.Add(new(nameof(entry.On), "Error.InFuture"));
        errors.AddRange(Text(nameof(entry.Assessor), entry.Assessor, MaxAssessor, true));
        errors.AddRange(Code(nameof(entry.Provider), entry.Provider, ScaleResult.ProviderCodes));
        errors.AddRange(Code(nameof(entry.Asked), entry.Asked, ScaleResult.AskedCodes));
        errors.AddRange(Text(nameof(entry.Edition), entry.Edition, MaxEdition, false));
        errors.AddRange(Text(nameof(entry.SafetyAction), entry.SafetyAction, MaxText, false));
        errors.AddRange(Text(nameof(entry.Reason), entry.Reason, MaxText, replaces));
        return errors;
    }

    /// <summary>One error for each unanswered item; danger without an answer to it is one more.</summary>
    private static IEnumerable<FieldError> OfItems(Scale scale, ScaleEntry entry)
    {
        for (var i = 0; i < scale.Items; i++)
            if (entry.Answers.ElementAtOrDefault(i) is not { Length: > 0 } answer)
                yield return new($"{nameof(entry.Answers)}[{i}]", "Error.Scale.Answer", $"{i + 1}");
            else if (Answer(scale, answer) is null)
                yield return new($"{nameof(entry.Answers)}[{i}]", "Error.Scale.Range", $"{i + 1}", $"{scale.MaxAnswer}");
        if (scale.SafetyItem is { } item && Answer(scale, entry.Answers.ElementAtOrDefault(item - 1)) > 0 && string.IsNullOrWhiteSpace(entry.SafetyAction))
            yield return new(nameof(entry.SafetyAction), "Error.Scale.Safety", $"{item}");
    }

    private static IEnumerable<FieldError> OfNamed(ScaleEntry entry)
    {
        foreach (var error in Text(nameof(entry.Name), entry.Name, MaxName, true).Concat(Text(nameof(entry.Reading), entry.Reading, MaxText, false)))
            yield return error;
        if (entry.Total is null)
            yield return new(nameof(entry.Total), "Error.Required");
        else if (entry.Total is < 0 or > MaxOtherTotal || decimal.Round(entry.Total.Value, 2) != entry.Total)
            yield return new(nameof(entry.Total), "Error.Scale.Total", $"{MaxOtherTotal}");
    }

    private static int? Answer(Scale scale, string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var answer) && scale.IsAnswer(answer) ? answer : null;

    private static IEnumerable<FieldError> Text(string field, string? text, int max, bool required) =>
        required && string.IsNullOrWhiteSpace(text) ? [new(field, "Error.Required")]
        : text?.Length > max ? [new(field, "Error.TooLong", $"{max}")] : [];

    private static IEnumerable<FieldError> Code(string field, string? code, IReadOnlyList<string> codes) =>
        code is null || !codes.Contains(code) ? [new(field, "Error.Choose")] : [];
}
