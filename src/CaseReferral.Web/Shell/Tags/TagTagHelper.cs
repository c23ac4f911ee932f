using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CaseReferral.Web.Shell.Tags;

/// <summary>
/// <c>&lt;tag of="Model.Status" /&gt;</c> for a HandoffStatus, CaseStage, Urgency or <see cref="TagLabel"/>;
/// null and the normal urgency render nothing.
/// </summary>
[HtmlTargetElement("tag", Attributes = "of", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TagTagHelper(Texts texts, IconSet icons) : TagHelper
{
    public object? Of { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (TagLabel.Of(Of) is not { } label)
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        foreach (var name in (string[])["badge", "tag", .. label.Tone is "" ? [] : new[] { "tag-" + label.Tone }])
            output.AddClass(name, HtmlEncoder.Default);
        if (label.Icon is { } icon) output.Content.AppendHtml(Drawing.Of(icon, icons));
        output.Content.Append(label.Text ?? texts[label.TextKey]);
    }
}
