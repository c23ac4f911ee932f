namespace CaseReferral.Core.Common;

/// <summary>Texts as a form gives them.</summary>
public static class InputText
{
    /// <summary>The text without the white space around it; null when nothing is left, so that "not given" has one value.</summary>
    public static string? Given(this string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
