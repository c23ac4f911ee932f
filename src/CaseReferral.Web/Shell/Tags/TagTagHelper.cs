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
        output.TagName = null;
        if (TagLabel.Of(Of) is not { } label)
        {
            output.SuppressOutput();
            return;
        }
        var content = output.Content;
        content.AppendHtml("<span class=\"badge tag");
        if (label.Tone is not "")
            content.AppendHtml(" tag-").AppendHtml(label.Tone);
        content.AppendHtml("\">");
        if (label.Icon is { } icon)
            content.AppendHtml(Drawing.Of(icon, icons));
        content.Append(label.Text ?? texts[label.TextKey]).AppendHtml("</span>");
    }
}
