namespace CaseReferral.Web.Shell;

/// <summary>One entry of the main menu; a feature registers its own as a singleton.</summary>
/// <param name="Key">Text key.</param>
/// <param name="Icon">A name of <see cref="Icons"/>.</param>
/// <param name="Href">Address; every page below it marks the entry as current.</param>
/// <param name="Order">Within its group; 10, 20, 30 …</param>
/// <param name="Show">Whether this officer gets the entry.</param>
public sealed record NavItem(string Key, string Icon, string Href, int Order, Func<ShellUser, bool> Show)
{
    /// <summary>Text key of the heading above the group; empty for the first group.</summary>
    public string Group { get; init; } = "";

    /// <summary>The number behind the entry; null or 0 shows none.</summary>
    public Func<ShellUser, int?> Badge { get; init; } = _ => null;
}
