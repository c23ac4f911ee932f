using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CaseReferral.Web.Shell;

/// <summary>The errors of a form in the order of its fields: the words beside the field, with its label where they do not name it.</summary>
public static class ErrorList
{
    /// <summary>One line per field and sentence.</summary>
    public static IReadOnlyList<ErrorLine> Of(ModelStateDictionary state, Texts texts, FieldOrder order) =>
        [.. state
            .Where(entry => entry.Value is { ValidationState: ModelValidationState.Invalid })
            .OrderBy(entry => order.Of(entry.Key), StringComparer.Ordinal)
            .SelectMany(entry => entry.Value!.Errors.Take(entry.Key.Length == 0 ? int.MaxValue : 1).Select(error => new ErrorLine(Id(entry.Key), Named(Text(error, texts), order.LabelOf(entry.Key), state, texts))))
            .Distinct()];

    /// <summary>The first error of one field, or null.</summary>
    public static string? First(ModelStateDictionary state, string name, Texts texts) =>
        state.TryGetValue(name, out var entry) && entry.Errors.Count > 0 ? Text(entry.Errors[0], texts) : null;

    // An exception's text is for the log, never for the page.
    private static string Text(ModelError error, Texts texts) =>
        error.ErrorMessage.Length > 0 ? error.ErrorMessage : texts["Validation.Invalid"];

    // Beside the field its label is there to read; on top the sentence alone must say where.
    private static string Named(string sentence, (string Label, int? Row)? field, ModelStateDictionary state, Texts texts)
    {
        if (field is not { } at) return sentence;
        var named = sentence.Contains(at.Label, StringComparison.OrdinalIgnoreCase) ? sentence : texts["Shell.ErrorAt", at.Label, sentence];
        var isOnlyRow = !state.Keys.Any(key => key.Contains("[1]", StringComparison.Ordinal));
        return at.Row is null || isOnlyRow ? named : texts["Shell.ErrorInRow", at.Row, named];
    }

    private static string? Id(string key) => key.Length == 0 ? null : TagBuilder.CreateSanitizedId(key, "_");
}

/// <summary>One line of the error summary; without a field it is plain text.</summary>
public sealed record ErrorLine(string? FieldId, string Text);
