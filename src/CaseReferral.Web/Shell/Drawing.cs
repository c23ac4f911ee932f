using System.Collections.Concurrent;
using Microsoft.AspNetCore.Html;

namespace CaseReferral.Web.Shell;

/// <summary>The element of an icon, hidden from screen readers: made once for each name, as every row of a list shows some.</summary>
public static class Drawing
{
    private static readonly ConcurrentDictionary<string, HtmlString> _made = new(StringComparer.Ordinal);

    public static IHtmlContent Of(string name, IconSet icons)
    {
        icons.Use(name);
        return _made.GetOrAdd(name, Make);
    }

    private static HtmlString Make(string name) => new(
        $"""<svg class="{(Icons.IsSymbol(name) ? "sym" : "icon")}" aria-hidden="true"><use href="#{Icons.Id(name)}"></use></svg>""");
}
