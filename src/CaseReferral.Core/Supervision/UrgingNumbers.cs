using CaseReferral.Core.Common;
using CaseReferral.Core.Numbering;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Reference;

namespace CaseReferral.Core.Supervision;

/// <summary>
/// Document numbers as GB/T 9704 writes them: the organ's short name, year in 〔〕, running number without leading zeros.
/// One series per office, kind of letter and year.
/// </summary>
public sealed class UrgingNumbers(Numbers numbers, Regions regions)
{
    public async Task<string> NextAsync(Organisation office, UrgingLevel level, CancellationToken token)
    {
        var word = Word(level);
        var (year, counter) = Serial.Parts(await numbers.NextAsync($"urging-{word}-{office.Code}", 1, token));
        return Format(ShortName(office), word, year, counter);
    }

    public static string Format(string organ, string word, int year, long counter) => $"{organ}反拐{word}〔{year}〕{counter}号";

    private string ShortName(Organisation office) => regions.Find(office.RegionCode)?.Name[..1] ?? "";

    private static string Word(UrgingLevel level) => level switch
    {
        UrgingLevel.Urge => "催",
        UrgingLevel.Order or UrgingLevel.SecondOrder => "督",
        UrgingLevel.Circular => "通",
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "A reminder has no number."),
    };
}
