using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CaseReferral.Web.Shell.Fields;

/// <summary>Draws the frame of a field: label, hint, error, control, count.</summary>
internal sealed class FieldWriter(Field field, Texts texts, IconSet icons, IReadOnlyList<TagHelperAttribute> others)
{
    public IHtmlContent Write(string frame)
    {
        // In a grid cell the gutter is the distance, and the error's edge stands inside the cell.
        var inGrid = frame.Contains("col", StringComparison.Ordinal);
        var bad = field.Error is null ? "" : " field-bad";
        var outer = Element(field.IsGroup && !inGrid ? "fieldset" : "div", inGrid ? frame : $"field{bad} {frame}".TrimEnd());
        var body = outer;
        if (inGrid && (field.IsGroup || bad.Length > 0))
            outer.InnerHtml.AppendHtml(body = Element(field.IsGroup ? "fieldset" : "div", bad.TrimStart()));
        if (field.IsGroup && field.DescribedBy is { } ids) body.Attributes["aria-describedby"] = ids;
        Fill(body.InnerHtml);
        return outer;
    }

    private void Fill(IHtmlContentBuilder body)
    {
        var control = new FieldControl(field, texts, others);
        if (field.Look == FieldLook.Checkbox)
        {
            body.AppendHtml(Condition()).AppendHtml(Hint()).AppendHtml(Error()).AppendHtml(control.Checkbox());
            return;
        }
        body.AppendHtml(Label()).AppendHtml(Condition()).AppendHtml(Hint()).AppendHtml(Error()).AppendHtml(WithUnit(control.Draw()));
        if (field.Counts) body.AppendHtml(Line("form-text mt-1 mb-0", field.CountId, texts["Field.AtMost", field.MaxLength!]));
        if (field.Look == FieldLook.IdNumber) body.AppendHtml(Live());
    }

    private TagBuilder Label()
    {
        var label = Element(field.IsGroup ? "legend" : "label", field.IsGroup ? "form-label float-none" : "form-label");
        if (!field.IsGroup) label.Attributes["for"] = field.Id;
        label.InnerHtml.Append(field.Label);
        if (field.Optional) label.InnerHtml.Append(" ").AppendHtml(Span("opt", texts["Field.Optional"]));
        return label;
    }

    private IHtmlContent Condition() => field.When is null ? HtmlString.Empty : Line("form-text", field.WhenId, field.When);

    private IHtmlContent Hint() => field.Hint is null ? HtmlString.Empty : Line("form-text", field.HintId, field.Hint);

    private IHtmlContent Error()
    {
        if (field.Error is null) return HtmlString.Empty;
        var words = new TagBuilder("span");
        words.InnerHtml.AppendHtml(Span("visually-hidden", texts["Shell.ErrorPrefix"])).Append(field.Error);
        var line = Line("err", field.ErrorId, "");
        line.InnerHtml.AppendHtml(Drawing.Of("m-red", icons)).AppendHtml(words);
        return line;
    }

    private IHtmlContent WithUnit(IHtmlContent control)
    {
        if (field.Unit is null) return control;
        var group = Element("div", field.Width is null ? "input-group" : $"input-group w-{field.Width}");
        var unit = Span("input-group-text", field.Unit);
        unit.Attributes["id"] = field.UnitId;
        group.InnerHtml.AppendHtml(control).AppendHtml(unit);
        return group;
    }

    // The script swaps words and symbol, so all three symbols must be in the page.
    private TagBuilder Live()
    {
        icons.Use("m-done");
        icons.Use("m-red");
        var line = Line("hint", field.OutId, "");
        line.Attributes["aria-live"] = "polite";
        line.InnerHtml.AppendHtml(Drawing.Of("m-off", icons)).AppendHtml(Span("", texts["Field.IdLength"]));
        return line;
    }

    private static TagBuilder Line(string style, string id, string text)
    {
        var line = Element("p", style);
        line.Attributes["id"] = id;
        if (text.Length > 0) line.InnerHtml.Append(text);
        return line;
    }

    private static TagBuilder Span(string style, string text)
    {
        var span = Element("span", style);
        span.InnerHtml.Append(text);
        return span;
    }

    internal static TagBuilder Element(string name, string style)
    {
        var element = new TagBuilder(name);
        if (style.Length > 0) element.Attributes["class"] = style;
        return element;
    }
}
