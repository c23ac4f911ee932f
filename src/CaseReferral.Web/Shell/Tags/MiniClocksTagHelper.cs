using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CaseReferral.Web.Shell.Tags;

/// <summary><c>&lt;mini-clocks of="way" /&gt;</c>: the steps of a hand-off in one row of a table, as shapes with words.</summary>
[HtmlTargetElement("mini-clocks", Attributes = "of", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class MiniClocksTagHelper(LightWords words, IconSet icons) : TagHelper
{
    public Clocks Of { get; set; } = new([]);

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        var content = output.Content.AppendHtml("<ol class=\"mini\">");
        foreach (var cell in Of.Cells)
        {
            var line = words.Of(cell);
            content.AppendHtml("<li class=\"light ").AppendHtml(line.Class).AppendHtml("\">").AppendHtml(Drawing.Of(line.Symbol, icons))
                .Append(cell.Label).AppendHtml("<span class=\"visually-hidden\"> ").Append(line.Text).AppendHtml("</span></li>");
        }
        content.AppendHtml("</ol>");
    }
}
