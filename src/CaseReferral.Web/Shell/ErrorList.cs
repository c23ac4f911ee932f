using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CaseReferral.Web.Shell;

/// <summary>The errors of a form in the order of its fields, same words as beside the field.</summary>
public static class ErrorList
{
    /// <summary>One line per field and sentence.</summary>
    public static IReadOnlyList<ErrorLine> Of(ModelStateDictionary state, Texts texts, FieldOrder order) =>
        [.. state
            .Where(entry => entry.Value is { ValidationState: ModelValidationState.Invalid })
            .OrderBy(entry => order.Of(entry.Key), StringComparer.Ordinal)
            .SelectMany(entry => entry.Value!.Errors.Take(entry.Key.Length == 0 ? int.MaxValue : 1).Select(error => new ErrorLine(Id(entry.Key), Text(error, texts))))
            .Distinct()];

    /// <summary>The first error of one field, or null.</summary>
    public static string? First(ModelStateDictionary state, string name, Texts texts) =>
        state.TryGetValue(name, out var entry) && entry.Errors.Count > 0 ? Text(entry.Errors[0], texts) : null;

    // An exception's text is for the log, never for the page.
    private static string Text(ModelError error, Texts texts) =>
        error.ErrorMessage.Length > 0 ? error.ErrorMessage : texts["Validation.Invalid"];

    private static string? Id(string key) => key.Length == 0 ? null : TagBuilder.CreateSanitizedId(key, "_");
}

/// <summary>One line of the error summary; without a field it is plain text.</summary>
public sealed record ErrorLine(string? FieldId, string Text);
