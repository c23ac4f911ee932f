using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CaseReferral.Web.Shell.Fields;

/// <summary>Draws the control of a field.</summary>
internal sealed class FieldControl(Field field, Texts texts, IReadOnlyList<TagHelperAttribute> others)
{
    public IHtmlContent Draw() => field.Look switch
    {
        FieldLook.Area => Area(),
        FieldLook.Select => Select(),
        FieldLook.Radios => Choices("radio"),
        FieldLook.Checks => Choices("checkbox"),
        FieldLook.Date => Input("date"),
        FieldLook.Time => Input("time"),
        FieldLook.Password => Input("password"),
        FieldLook.File => Input("file"),
        _ => Input("text"),
    };

    public IHtmlContent Checkbox()
    {
        var box = Box("checkbox", field.Id, "true", field.Value == "true", field.Label);
        var companion = Tag("input", "", ("type", "hidden"), ("name", field.Name), ("value", "false"));
        return new HtmlContentBuilder().AppendHtml(box).AppendHtml(companion);
    }

    private TagBuilder Input(string type)
    {
        var input = Control("input", "form-control");
        input.Attributes["type"] = type;
        if (field.Value.Length > 0) input.Attributes["value"] = field.Value;
        if (type == "text") input.Attributes["autocomplete"] = "off";
        // Not type=number: the wheel changes it, and it swallows what is not a number instead of showing it.
        if (field.Look == FieldLook.Number) input.Attributes["inputmode"] = "numeric";
        if (field.Look == FieldLook.IdNumber)
        {
            input.Attributes["data-id-check"] = field.OutId;
            input.Attributes["spellcheck"] = "false";
        }
        if (field.MaxLength is not null && type is ("text" or "password")) input.Attributes["maxlength"] = Text(field.MaxLength);
        return AddOthers(input);
    }

    private TagBuilder Area()
    {
        var area = Control("textarea", "form-control");
        area.Attributes["rows"] = Text(field.Rows);
        if (field.Counts)
        {
            area.Attributes["maxlength"] = Text(field.MaxLength);
            area.Attributes["data-count"] = field.CountId;
        }
        // A parser drops the first line break of a textarea.
        area.InnerHtml.AppendHtml("\n").Append(field.Value);
        return AddOthers(area);
    }

    private TagBuilder Select()
    {
        var select = Control("select", "form-select");
        if (field.OffersNothing && !field.Items.Any(item => item.Value == ""))
            select.InnerHtml.AppendHtml(Option(new(texts["Field.Choose"], "")));
        foreach (var group in field.Items.GroupBy(item => item.Group?.Name))
        {
            var target = group.Key is null ? select : Tag("optgroup", "", ("label", group.Key));
            foreach (var item in group) target.InnerHtml.AppendHtml(Option(item));
            if (group.Key is not null) select.InnerHtml.AppendHtml(target);
        }
        return AddOthers(select);
    }

    private TagBuilder Option(SelectListItem item)
    {
        var option = Tag("option", "", ("value", item.Value ?? item.Text));
        if (IsChosen(item)) option.Attributes["selected"] = "selected";
        if (item.Disabled) option.Attributes["disabled"] = "disabled";
        option.InnerHtml.Append(item.Text);
        return option;
    }

    private TagBuilder Choices(string type)
    {
        var list = Tag("div", field.Inline ? "inline" : "");
        for (var i = 0; i < field.Items.Count; i++)
        {
            // The first carries the field's id: the error summary links to it.
            var id = i == 0 ? field.Id : $"{field.Id}_{i}";
            list.InnerHtml.AppendHtml(Box(type, id, field.Items[i].Value, IsChosen(field.Items[i]), field.Items[i].Text));
        }
        return list;
    }

    private TagBuilder Box(string type, string id, string value, bool chosen, string label)
    {
        var box = Tag("input", "form-check-input", ("type", type), ("id", id), ("name", field.Name), ("value", value));
        if (chosen) box.Attributes["checked"] = "checked";
        Invalidate(box);
        if (!field.IsGroup && field.DescribedBy is { } ids) box.Attributes["aria-describedby"] = ids;
        AddOthers(box);
        var words = Tag("label", "form-check-label", ("for", id));
        words.InnerHtml.Append(label);
        var frame = Tag("div", field.Inline ? "form-check form-check-inline" : "form-check");
        frame.InnerHtml.AppendHtml(box).AppendHtml(words);
        return frame;
    }

    private TagBuilder Control(string name, string style)
    {
        var width = field.Width is null || field.Unit is not null ? "" : $" w-{field.Width}";
        var control = Tag(name, style + width, ("id", field.Id), ("name", field.Name));
        if (field.DescribedBy is { } ids) control.Attributes["aria-describedby"] = ids;
        Invalidate(control);
        return control;
    }

    private void Invalidate(TagBuilder control)
    {
        if (field.Error is null) return;
        control.AddCssClass("is-invalid");
        control.Attributes["aria-invalid"] = "true";
    }

    private bool IsChosen(SelectListItem item) =>
        field.Values.Count > 0 ? field.Values.Contains(item.Value ?? item.Text, StringComparer.OrdinalIgnoreCase) : item.Selected;

    private TagBuilder AddOthers(TagBuilder control)
    {
        foreach (var other in others) control.MergeAttribute(other.Name, other.Value?.ToString() ?? "", replaceExisting: true);
        return control;
    }

    private static TagBuilder Tag(string name, string style, params (string Name, string Value)[] attributes)
    {
        var tag = FieldWriter.Element(name, style);
        if (name == "input") tag.TagRenderMode = TagRenderMode.SelfClosing;
        foreach (var (key, value) in attributes) tag.Attributes[key] = value;
        return tag;
    }

    private static string Text(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
