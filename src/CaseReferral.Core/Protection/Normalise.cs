using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CaseReferral.Core.Protection;

/// <summary>
/// Brings values that people write in several ways into one form before they are hashed. Null when nothing is left.
/// </summary>
public static partial class Normalise
{
    private const string Digits = "零一二三四五六七八九";

    public static string? IdNumber(string? value) => Blank(Letters(value)?.ToUpperInvariant());

    /// <summary>Mainland prefix and separators do not count.</summary>
    public static string? Phone(string? value)
    {
        var digits = Letters(value)?.TrimStart('+');
        if (digits?.Length > 11 && (digits.StartsWith("0086", StringComparison.Ordinal) || digits.StartsWith("86", StringComparison.Ordinal)))
            digits = digits[(digits[0] == '0' ? 4 : 2)..];
        return Blank(digits);
    }

    public static string? Name(string? value) => Blank(Letters(value)?.ToUpperInvariant());

    /// <summary>号 and 號, full and half width, and Chinese house numbers up to 九千九百九十九 are told alike.</summary>
    public static string? Address(string? value)
    {
        var text = Letters(value)?.Replace('號', '号');
        return text is null ? null : Blank(ChineseNumber().Replace(text, m => Value(m.Value)));
    }

    private static string Value(string chinese)
    {
        var (total, digit) = (0, 0);
        if (!chinese.AsSpan().ContainsAny('十', '百', '千'))
            return string.Concat(chinese.Select(c => c == '〇' ? 0 : Digits.IndexOf(c, StringComparison.Ordinal)));
        foreach (var c in chinese)
        {
            if (c is '十' or '百' or '千')
                (total, digit) = (total + (digit == 0 ? 1 : digit) * (c == '十' ? 10 : c == '百' ? 100 : 1000), 0);
            else
                digit = c == '〇' ? 0 : Digits.IndexOf(c, StringComparison.Ordinal);
        }
        return (total + digit).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Half width by NFKC; letters, digits and plus sign only. 〇 is a digit here, though Unicode counts it a letter number.</summary>
    private static string? Letters(string? value) => value is null ? null
        : string.Concat(Safe(value).Normalize(NormalizationForm.FormKC).EnumerateRunes().Where(r => Rune.IsLetterOrDigit(r) || r.Value is '+' or '〇'));

    /// <summary>A lone surrogate cannot be normalised; it is dropped rather than thrown at the user.</summary>
    private static string Safe(string value) => string.Concat(value.EnumerateRunes().Where(r => r != Rune.ReplacementChar));

    private static string? Blank(string? value) => string.IsNullOrEmpty(value) ? null : value;

    /// <summary>A run of Chinese numerals before 号, 组, 栋, 幢, 单元, 室, 楼, 层, 弄, 巷.</summary>
    [GeneratedRegex("[零〇一二三四五六七八九十百千]+(?=号|组|栋|幢|单元|室|楼|层|弄|巷)")]
    private static partial Regex ChineseNumber();
}
