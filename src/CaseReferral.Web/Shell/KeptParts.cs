using System.Collections.Concurrent;
using Microsoft.AspNetCore.Html;

namespace CaseReferral.Web.Shell;

/// <summary>
/// Markup that is the same on many pages, made once for each language: the menu, the foot, the head's links. Never anything of
/// an officer or a case. See <see cref="Marks.Kept"/>.
/// </summary>
public sealed class KeptParts
{
    /// <summary>More variants than parts, roles, languages and menu entries make; beyond it nothing is kept.</summary>
    private const int Most = 2_000;

    private readonly ConcurrentDictionary<Key, Kept> _kept = new();

    public Kept? Find(Key key) => _kept.GetValueOrDefault(key);

    public void Keep(Key key, Kept part)
    {
        if (_kept.Count < Most) _kept.TryAdd(key, part);
    }

    /// <param name="By">What the part depends on besides the language; compared by value.</param>
    public sealed record Key(string Part, bool English, object? By);

    /// <param name="Icons">The page carries the drawings of these.</param>
    public sealed record Kept(HtmlString Html, IReadOnlyCollection<string> Icons);
}
