using System.Text.RegularExpressions;

namespace CaseReferral.Core.Protection;

/// <summary>A line that tells a name and a relation in any order, as "祖母 王样本" or "魏某（父亲）" (接领人及关系).</summary>
public static partial class NameLine
{
    private const int ShortestName = 2;

    /// <summary>The parts of the line without kinship, and the words of each; one of them may be the name. Empty when the line is one word alone.</summary>
    public static IReadOnlyList<string> Words(string? line) =>
        [.. Between().Split(line ?? "").SelectMany(p => p.Split((char[]?)null).Prepend(p.Trim())).Where(w => w.Length >= ShortestName && w != line).Distinct()];

    /// <summary>Punctuation, and the relations that a clerk writes next to the name without a space. Rare characters are surrogates to the engine.</summary>
    [GeneratedRegex(@"[^\p{L}\p{M}\p{Cs}·\s]+|外?祖[父母]|外公|外婆|爷爷|奶奶|姥爷|姥姥|[生亲养继]?[父母]亲|[生养继][父母]|爸爸|妈妈|伯[父母]|叔叔|婶婶|姑[姑父母]|姨[妈父母]|舅[舅妈父母]|哥哥|弟弟|姐姐|妹妹|丈夫|妻子|亲属|亲戚|监护人")]
    private static partial Regex Between();
}
