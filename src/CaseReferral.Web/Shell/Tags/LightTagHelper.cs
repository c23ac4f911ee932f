using CaseReferral.Core.Clocks;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CaseReferral.Web.Shell.Tags;

/// <summary>
/// <c>&lt;light of="row.Light" /&gt;</c> for a <see cref="Light"/> or a <see cref="LightLine"/>: shape, words and what only a
/// screen reader says. In code and not in a view, because a list shows one in every row.
/// </summary>
[HtmlTargetElement("light", Attributes = "of", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class LightTagHelper(LightWords words, IconSet icons) : TagHelper
{
    public object? Of { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var line = Of switch
        {
            LightLine own => own,
            Light light => words.For(light),
            _ => throw new ArgumentException("A light shows a Light or a LightLine.", nameof(context)),
        };
        output.TagName = null;
        var content = output.Content;
        content.AppendHtml("<span class=\"light ").AppendHtml(line.Class).AppendHtml("\">")
            .AppendHtml(Drawing.Of(line.Symbol, icons)).Append(line.Text);
        if (line.Sub is not null)
            content.AppendHtml(" <span class=\"sub\">").Append(line.Sub).AppendHtml("</span>");
        if (line.Spoken is not null)
            content.AppendHtml("<span class=\"visually-hidden\">").Append(line.Spoken).AppendHtml("</span>");
        content.AppendHtml("</span>");
        if (line.Warning is not null)
            content.AppendHtml("<br><span class=\"sub\">").Append(line.Warning).AppendHtml("</span>");
    }
}
