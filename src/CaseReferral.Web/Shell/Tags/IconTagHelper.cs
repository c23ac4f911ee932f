using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CaseReferral.Web.Shell.Tags;

/// <summary><c>&lt;icon name="lock" /&gt;</c>: a decoration, hidden from screen readers; words stand beside it.</summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class IconTagHelper(IconSet icons) : TagHelper
{
    public string Name { get; set; } = "";

    /// <summary>One more class, for an icon that moves.</summary>
    public string? Class { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Class is null)
        {
            output.TagName = null;
            output.Content.SetHtmlContent(Drawing.Of(Name, icons));
            return;
        }
        icons.Use(Name);
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", (Icons.IsSymbol(Name) ? "sym " : "icon ") + Class);
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Content.SetHtmlContent($"""<use href="#{Icons.Id(Name)}"></use>""");
    }
}
