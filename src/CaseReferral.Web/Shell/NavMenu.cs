namespace CaseReferral.Web.Shell;

/// <summary>The registered entries an officer gets, grouped, and which of them the page belongs to.</summary>
public sealed class NavMenu(IEnumerable<NavItem> items)
{
    /// <summary>The groups in the order of their first entry; the one without heading comes first.</summary>
    public IEnumerable<IGrouping<string, NavItem>> For(ShellUser user) =>
        items.Where(item => item.Show(user))
            .OrderBy(item => item.Group.Length > 0)
            .ThenBy(item => item.Order)
            .GroupBy(item => item.Group);

    /// <summary>All that the drawn menu depends on.</summary>
    public object Key(ShellUser user, string? current) =>
        (user.Permissions, user.KeepsDepartures, current, string.Join(',', items.Select(item => item.Badge(user)).Where(count => count is > 0)));

    /// <summary>The longest address the path lies under, or null.</summary>
    public string? CurrentHref(ShellUser user, PathString path) =>
        items.Where(item => item.Show(user) && IsUnder(path, item.Href))
            .MaxBy(item => item.Href.Length)?.Href;

    /// <summary>Where an officer begins: her first entry, or null when she has none.</summary>
    public string? FirstHref(ShellUser user) => For(user).FirstOrDefault()?.First().Href;

    private static bool IsUnder(PathString path, string href) =>
        href == "/" ? path == "/" : path.StartsWithSegments(href, StringComparison.OrdinalIgnoreCase);
}
