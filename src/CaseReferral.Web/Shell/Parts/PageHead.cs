namespace CaseReferral.Web.Shell;

/// <summary>Model of <c>_PageHead</c>: breadcrumb, error summary, the one h1, and the flash message. Texts are final.</summary>
public sealed record PageHead(string Title)
{
    /// <summary>Quiet word behind the title, such as "alias".</summary>
    public string? Sub { get; init; }

    /// <summary>The way here; the last one has no address.</summary>
    public IReadOnlyList<Crumb> Crumbs { get; init; } = [];

    /// <summary>Anything <see cref="TagLabel.Of(object?)"/> takes.</summary>
    public IReadOnlyList<object?> Tags { get; init; } = [];

    /// <summary>Short facts under the title.</summary>
    public IReadOnlyList<string> Meta { get; init; } = [];

    /// <summary>At most one of them primary.</summary>
    public IReadOnlyList<PageLink> Actions { get; init; } = [];

    /// <summary>Offers the browser's print where there is a script to call it; the menu prints the same.</summary>
    public bool CanPrint { get; init; }
}

/// <summary>One step of the breadcrumb.</summary>
public sealed record Crumb(string Text, string? Href = null);

/// <summary>A link that looks like a button.</summary>
public sealed record PageLink(string Text, string Href, string? Icon = null, bool Primary = false);
