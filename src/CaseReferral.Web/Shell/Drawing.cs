using Microsoft.AspNetCore.Html;

namespace CaseReferral.Web.Shell;

/// <summary>The same element as the icon tag helper, for markup written in code.</summary>
public static class Drawing
{
    public static IHtmlContent Of(string name, IconSet icons)
    {
        icons.Use(name);
        return new HtmlString(
            $"""<svg class="{(Icons.IsSymbol(name) ? "sym" : "icon")}" aria-hidden="true"><use href="#{Icons.Id(name)}"></use></svg>""");
    }
}
