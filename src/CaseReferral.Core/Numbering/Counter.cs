using CaseReferral.Core.Common;

namespace CaseReferral.Core.Numbering;

/// <summary>The last number given in one series, e.g. case-2026.</summary>
public sealed class Counter : IVersioned
{
    private Counter() => Key = "";

    public Counter(string key) => Key = key;

    public string Key { get; private set; }
    public long Last { get; private set; }
    public int Version { get; private set; }

    /// <summary>Takes <paramref name="count"/> numbers; returns the first.</summary>
    public long Take(int count)
    {
        var first = Last + 1;
        Last += count;
        return first;
    }
}
