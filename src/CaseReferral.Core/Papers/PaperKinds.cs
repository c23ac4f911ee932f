using System.Collections.Frozen;

namespace CaseReferral.Core.Papers;

/// <summary>The papers there are, found by scanning.</summary>
public sealed class PaperKinds
{
    private readonly FrozenDictionary<string, PaperKind> byKey = typeof(PaperKind).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(PaperKind)) && !t.IsAbstract)
        .Select(t => (PaperKind)Activator.CreateInstance(t)!)
        .ToFrozenDictionary(k => k.Key, StringComparer.Ordinal);

    /// <summary>In a stable order.</summary>
    public IEnumerable<PaperKind> All => byKey.Values.OrderBy(k => k.Key, StringComparer.Ordinal);

    public PaperKind? Find(string? key) => key is null ? null : byKey.GetValueOrDefault(key);
}
