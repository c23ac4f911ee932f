using System.Text.Encodings.Web;
using CaseReferral.Core.Clocks;
using Microsoft.AspNetCore.Html;

namespace CaseReferral.Web.Shell;

/// <summary>
/// Tags, lights and icons, as a view writes them: <c>@Marks.Tag(row.Status)</c>. Functions and not tag helpers, because a list
/// shows a hundred of them, and each tag helper is made, filled and asked by the framework.
/// </summary>
public sealed class Marks(Texts texts, LightWords words, IconSet icons, KeptParts parts)
{
    /// <summary>A decoration, hidden from screen readers; words stand beside it.</summary>
    public IHtmlContent Icon(string name) => Drawing.Of(name, icons);

    /// <summary>For a HandoffStatus, CaseStage, Urgency or <see cref="TagLabel"/>; null and the normal urgency give nothing.</summary>
    public IHtmlContent Tag(object? of) => TagLabel.Of(of) is { } label
        ? new TagMark(label.Tone, label.Icon is { } icon ? Icon(icon) : null, label.Text ?? texts[label.TextKey]) : HtmlString.Empty;

    /// <summary>
    /// <c>@Marks.Kept("foot", @&lt;footer&gt;…&lt;/footer&gt;)</c>: what is inside is drawn once for each language and key and then shown from
    /// memory. Only for what is nobody's: no name, no number, no form token.
    /// </summary>
    /// <param name="by">What it depends on besides the language; compared by value.</param>
    public IHtmlContent Kept(string part, Func<object?, IHtmlContent> inside, object? by = null)
    {
        var key = new KeptParts.Key(part, Texts.IsEnglish, by);
        if (parts.Find(key) is not { } kept)
        {
            var drawn = icons.Record();
            var html = new StringWriter();
            inside(null).WriteTo(html, HtmlEncoder.Default); // a template encodes as its page does
            parts.Keep(key, kept = new(new HtmlString(html.ToString()), drawn.Stop()));
        }
        foreach (var icon in kept.Icons)
            icons.Use(icon);
        return kept.Html;
    }

    /// <summary>Shape, words, and what only a screen reader says.</summary>
    public IHtmlContent Light(Light light) => Light(words.For(light));

    /// <inheritdoc cref="Light(Core.Clocks.Light)"/>
    public IHtmlContent Light(LightLine line) => new LightMark(line, Icon(line.Symbol));

    private sealed class TagMark(string tone, IHtmlContent? icon, string text) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder)
        {
            writer.Write("<span class=\"badge tag");
            if (tone.Length > 0)
            {
                writer.Write(" tag-");
                writer.Write(tone);
            }
            writer.Write("\">");
            icon?.WriteTo(writer, encoder);
            encoder.Encode(writer, text);
            writer.Write("</span>");
        }
    }

    private sealed class LightMark(LightLine line, IHtmlContent icon) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder)
        {
            writer.Write("<span class=\"light ");
            writer.Write(line.Class);
            writer.Write("\">");
            icon.WriteTo(writer, encoder);
            encoder.Encode(writer, line.Text);
            Say(writer, encoder, " <span class=\"sub\">", line.Sub);
            Say(writer, encoder, "<span class=\"visually-hidden\">", line.Spoken);
            writer.Write("</span>");
            Say(writer, encoder, "<br><span class=\"sub\">", line.Warning);
        }

        private static void Say(TextWriter writer, HtmlEncoder encoder, string open, string? text)
        {
            if (text is null)
                return;
            writer.Write(open);
            encoder.Encode(writer, text);
            writer.Write("</span>");
        }
    }
}
