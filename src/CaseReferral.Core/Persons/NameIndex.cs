using CaseReferral.Core.Protection;

namespace CaseReferral.Core.Persons;

/// <summary>Settings of section "Search".</summary>
public sealed class SearchOptions
{
    /// <summary>
    /// Persons are found by a part of the name or its pinyin. Off, no part of a name is kept in any form; run
    /// <c>names rebuild</c> after a change.
    /// </summary>
    public bool ByName { get; set; } = true;
}

/// <summary>Turns names and what is typed to find them into the numbers that are kept and compared.</summary>
public sealed class NameIndex(BlindIndex index, SearchOptions options)
{
    public bool IsOn => options.ByName;

    /// <summary>What is kept of a person's names: nothing when the search by name is off.</summary>
    public IReadOnlySet<int> Of(string? name, string? otherNames) =>
        IsOn ? NameParts.Of(name, otherNames).Select(index.OfNamePart).ToHashSet() : new HashSet<int>();

    /// <summary>The numbers a person must have all of, for each way to read what was typed.</summary>
    public IReadOnlyList<int[]> Of(NameQuery query) => [.. query.Alternatives.Select(a => a.Select(index.OfNamePart).Distinct().ToArray())];
}
