using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CaseReferral.Web.Shell.Tags;

/// <summary>
/// Adds the antiforgery token to POST forms with a plain <c>action</c>: the framework's helper leaves those alone,
/// and every POST is checked.
/// </summary>
[HtmlTargetElement("form", Attributes = "[method='post'],action")]
public sealed class FormTokenTagHelper(IHtmlGenerator generator) : TagHelper
{
    /// <summary>After the framework's helper, which may have added it.</summary>
    public override int Order => 0;

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (context.AllAttributes.ContainsName("asp-antiforgery")) return;
        if (generator.GenerateAntiforgery(ViewContext) is { } token) output.PostContent.AppendHtml(token);
    }
}
