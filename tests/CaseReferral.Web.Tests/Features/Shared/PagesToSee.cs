using System.Text.RegularExpressions;

namespace CaseReferral.Web.Tests.Features.Shared;

/// <summary>
/// The pages a walk has still to see: first those it begins with, then of each kind of address (what is left of it without ids and numbers)
/// the one of which the fewest were seen, so that no kind is left out because another one has many pages.
/// </summary>
internal sealed partial class PagesToSee(IEnumerable<string> first)
{
    private readonly Queue<string> _first = new(first);
    private readonly SortedDictionary<string, Queue<string>> _open = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _seenOf = [];
    private readonly HashSet<string> _known = [.. first];

    public HashSet<string> Seen { get; } = [];

    public void Add(string path)
    {
        if (!_known.Add(path))
            return;
        if (!_open.TryGetValue(Kind(path), out var queue))
            _open.Add(Kind(path), queue = new());
        queue.Enqueue(path);
    }

    /// <summary>Null when all were seen.</summary>
    public string? Next()
    {
        if (!_first.TryDequeue(out var path))
            path = _open.Keys.Where(kind => _open[kind].Count > 0).MinBy(kind => _seenOf.GetValueOrDefault(kind)) is { } kind ? _open[kind].Dequeue() : null;
        if (path is null)
            return null;
        _seenOf[Kind(path)] = _seenOf.GetValueOrDefault(Kind(path)) + 1;
        Seen.Add(path);
        return path;
    }

    private static string Kind(string path) => Varying().Replace(path, "*");

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9]+")]
    private static partial Regex Varying();
}
