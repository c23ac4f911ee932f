using System.Globalization;
using CaseReferral.Core.Common;

namespace CaseReferral.Core.Privacy;

/// <summary>One check for the short texts of this folder.</summary>
internal static class PrivacyText
{
    /// <summary>What is wrong with a text that must be there; null when nothing.</summary>
    public static FieldError? Problem(string field, string? text, int max) =>
        string.IsNullOrWhiteSpace(text) ? new(field, "Error.Required")
        : text.Length > max ? new(field, "Error.TooLong", max.ToString(CultureInfo.InvariantCulture))
        : null;
}
