using System.Globalization;
using System.Text;

namespace CaseReferral.Core.Reference;

/// <summary>What is wrong with a resident identity number: each is an error, not a matter of judgement.</summary>
public enum ResidentIdError { Length, Characters, BirthDate, FutureBirth, CheckDigit }

/// <summary>
/// 公民身份号码 by GB 11643-1999: six digits region, eight birth date, three sequence (odd male), one check character.
/// Residence permits of Hong Kong, Macao and Taiwan residents (81, 82, 83) and foreigners' permanent ID (9…) obey the
/// same check. The region is that of the first registration and may since be abolished: unknown is a warning.
/// </summary>
public sealed record ResidentId(
    string Number, DateOnly? BirthDate, string? Sex, string RegionCode, bool RegionKnown, IReadOnlyList<ResidentIdError> Errors)
{
    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    private const string CheckCharacters = "10X98765432";
    /// <summary>An unassigned region for invented people: counts as known only beside the demo city.</summary>
    private const string DemoRegion = "999999";

    public bool IsValid => Errors.Count == 0;

    /// <summary>Never throws, whatever the text.</summary>
    public static ResidentId Parse(string? text, Regions regions, DateOnly today)
    {
        var number = Normalise(text);
        if (number.Length != 18)
            return new(number, null, null, "", false, [ResidentIdError.Length]);
        if (!number.AsSpan(0, 17).ContainsOnlyDigits() || !(char.IsAsciiDigit(number[17]) || number[17] == 'X'))
            return new(number, null, null, "", false, [ResidentIdError.Characters]);
        var errors = new List<ResidentIdError>();
        var dated = DateOnly.TryParseExact(number.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var birth);
        if (!dated || birth.Year < 1850)
            errors.Add(ResidentIdError.BirthDate);
        else if (birth > today)
            errors.Add(ResidentIdError.FutureBirth);
        if (CheckCharacter(number) != number[17])
            errors.Add(ResidentIdError.CheckDigit);
        var region = number[..6];
        var known = regions.Exists(region) || region[0] == '9' && region != DemoRegion || region is "810000" or "820000" or "830000"
            || region == DemoRegion && regions.Exists("990000");
        return new(number, dated ? birth : null, (number[16] - '0') % 2 == 1 ? "1" : "2", region, known, errors);
    }

    /// <summary>The check character of the first seventeen digits.</summary>
    public static char CheckCharacter(string seventeen) =>
        CheckCharacters[Weights.Select((w, i) => w * (seventeen[i] - '0')).Sum() % 11];

    private static string Normalise(string? text)
    {
        var clean = new StringBuilder();
        foreach (var c in text ?? "")
        {
            if (c is >= '０' and <= '９')
                clean.Append((char)(c - '０' + '0'));
            else if (c is 'x' or 'ｘ' or 'Ｘ')
                clean.Append('X');
            else if (!char.IsWhiteSpace(c))
                clean.Append(c);
        }
        return clean.ToString();
    }
}

internal static class DigitSpan
{
    public static bool ContainsOnlyDigits(this ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
                return false;
        }
        return true;
    }
}
