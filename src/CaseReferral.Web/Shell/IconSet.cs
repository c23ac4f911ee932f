namespace CaseReferral.Web.Shell;

/// <summary>The icons one page uses, so that it carries only their drawings.</summary>
public sealed class IconSet
{
    private readonly SortedSet<string> _used = new(StringComparer.Ordinal);
    private Recording? _recording;

    /// <summary>The names used so far.</summary>
    public IReadOnlyCollection<string> Used => _used;

    /// <summary>Notes a use. A name without a drawing is a programming error and fails at once.</summary>
    public void Use(string name)
    {
        if (!Icons.Has(name)) throw new InvalidOperationException($"No icon '{name}'. Add it to Icons.cs.");
        _used.Add(name);
        _recording?.Names.Add(name);
    }

    /// <summary>Also notes apart what is used from now on, until it is stopped. A recording within another is not meant.</summary>
    public Recording Record() => _recording = new Recording(this);

    public sealed class Recording(IconSet icons)
    {
        internal HashSet<string> Names { get; } = new(StringComparer.Ordinal);

        public IReadOnlyCollection<string> Stop()
        {
            icons._recording = null;
            return Names;
        }
    }
}
