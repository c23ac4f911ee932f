using System.Text.RegularExpressions;

namespace CaseReferral.Core.Protection;

/// <summary>A line that tells the numbers of several persons, as those of both adoptive parents.</summary>
public static partial class NumberLine
{
    /// <summary>The numbers one by one; empty when the line is one number alone.</summary>
    public static IReadOnlyList<string> Parts(string? line) =>
        [.. Between().Split(line ?? "").Where(n => n.Length > 0 && n != line).Distinct()];

    [GeneratedRegex(@"[、,，;；/\s]+")]
    private static partial Regex Between();
}
