namespace CaseReferral.Core.Persons;

/// <summary>
/// Neutral working names: solar terms without 清明, and plain given names. Chosen by number, so two persons of one
/// operation differ.
/// </summary>
public static class Aliases
{
    private static readonly string[] Names =
    [
        "立春", "雨水", "惊蛰", "春分", "谷雨", "立夏", "小满", "芒种", "夏至", "小暑", "大暑", "立秋", "处暑", "白露",
        "秋分", "寒露", "霜降", "立冬", "小雪", "大雪", "冬至", "小寒", "大寒", "小禾", "阿宁", "小安", "阿和", "小林",
        "阿青", "小山", "阿远", "小舟",
    ];

    public static string For(long serial) => Names[serial % Names.Length];
}
