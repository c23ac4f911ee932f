using System.Globalization;

namespace CaseReferral.Core.Protection;

/// <summary>
/// Masks identities by text element, so that rare characters beyond the basic plane count as one.
/// </summary>
public static class Mask
{
    private static readonly string[] DoubleSurnames =
        ["欧阳", "司马", "上官", "诸葛", "司徒", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "宇文", "长孙", "夏侯", "轩辕", "端木"];

    /// <summary>张小样 → 张*样, 张样 → 张*, 欧阳小样 → 欧**样, one character → *.</summary>
    public static string Name(string name)
    {
        var parts = Elements(name.Trim());
        return parts.Length switch
        {
            0 => "",
            1 => "*",
            2 => parts[0] + "*",
            3 when Array.IndexOf(DoubleSurnames, parts[0] + parts[1]) >= 0 => parts[0] + "**",
            _ => parts[0] + new string('*', parts.Length - 2) + parts[^1],
        };
    }

    /// <summary>999999********0015; a shorter number keeps its last two characters.</summary>
    public static string IdNumber(string number) => number.Length >= 15
        ? number[..6] + new string('*', number.Length - 10) + number[^4..]
        : new string('*', Math.Max(0, number.Length - 2)) + number[Math.Max(0, number.Length - 2)..];

    /// <summary>139****0000.</summary>
    public static string Phone(string phone) => phone.Length >= 8
        ? phone[..3] + new string('*', phone.Length - 7) + phone[^4..]
        : new string('*', phone.Length);

    /// <summary>The first six characters, usually province and city; never a house number.</summary>
    public static string Address(string address)
    {
        var parts = Elements(address);
        return parts.Length <= 6 ? "****" : string.Concat(parts.Take(6)) + "****";
    }

    private static string[] Elements(string text)
    {
        var list = new List<string>();
        for (var e = StringInfo.GetTextElementEnumerator(text); e.MoveNext();)
            list.Add(e.GetTextElement());
        return [.. list];
    }
}
