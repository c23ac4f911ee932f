using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CaseReferral.Web.Shell.Tags;

/// <summary>
/// <c>&lt;keep part="menu" by="@key"&gt;…&lt;/keep&gt;</c>: what is inside is drawn once for each language and key and then
/// shown from memory. Only for what is nobody's: no name, no number, no form token.
/// </summary>
[HtmlTargetElement("keep", Attributes = "part")]
public sealed class KeepTagHelper(KeptParts parts, IconSet icons) : TagHelper
{
    public string Part { get; set; } = "";

    public object? By { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        var key = new KeptParts.Key(Part, Texts.IsEnglish, By);
        if (parts.Find(key) is not { } kept)
        {
            var drawn = icons.Record();
            kept = new(new HtmlString((await output.GetChildContentAsync()).GetContent()), drawn.Stop());
            parts.Keep(key, kept);
        }
        foreach (var icon in kept.Icons)
            icons.Use(icon);
        output.Content.SetHtmlContent(kept.Html);
    }
}
