using System.Collections.Frozen;

namespace CaseReferral.Core.Reference;

/// <summary>One code with its official Chinese and its English name.</summary>
public sealed record CodeItem(string Code, string Zh, string En);

/// <summary>A published code list, in its own order.</summary>
public sealed class CodeList
{
    private readonly FrozenDictionary<string, CodeItem> byCode;

    internal CodeList(string file)
    {
        All = [.. ReferenceFile.Rows(file).Select(r => new CodeItem(r[0], r[1], r[2]))];
        byCode = All.ToFrozenDictionary(i => i.Code, StringComparer.Ordinal);
    }

    public IReadOnlyList<CodeItem> All { get; }

    public CodeItem? Find(string? code) => code is null ? null : byCode.GetValueOrDefault(code);
}
