using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CaseReferral.Web.Shell.Fields;

/// <summary>
/// <c>&lt;field for="Form.Name" hint="key" /&gt;</c>: label, hint, error and control in that order, tied together.
/// The kind follows from the type; <c>as</c> overrides it: textarea, date, time, number, password, file, checkbox,
/// select, radios, checks, id. <c>class</c> goes to the frame, all other attributes to the control.
/// </summary>
[HtmlTargetElement("field", Attributes = "for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FieldTagHelper(Texts texts, IconSet icons) : TagHelper
{
    public ModelExpression For { get; set; } = null!;

    public string? As { get; set; }

    /// <summary>Choices of a select, radios or checks; an enum brings its own.</summary>
    public IEnumerable<SelectListItem>? Items { get; set; }

    /// <summary>Text key; without it the property's display name.</summary>
    public string? Label { get; set; }

    /// <summary>Text key.</summary>
    public string? Hint { get; set; }

    /// <summary>
    /// Text key of the sentence that says when the field must be filled, because another answer asks for it; it stands where
    /// others say that they are optional.
    /// </summary>
    public string? When { get; set; }

    /// <summary>Text key of the measure behind the control.</summary>
    public string? Unit { get; set; }

    /// <summary>id, date, phone, age or text.</summary>
    public string? Width { get; set; }

    public bool? Required { get; set; }

    public bool Inline { get; set; }

    public int Rows { get; set; } = 4;

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var frame = output.Attributes["class"]?.Value?.ToString() ?? "";
        output.Attributes.RemoveAll("class");
        var others = output.Attributes.ToList();
        output.TagName = null;
        output.Content.SetHtmlContent(new FieldWriter(Describe(), texts, icons, others).Write(frame));
    }

    private Field Describe()
    {
        var meta = For.Metadata;
        var state = ViewContext.ViewData.ModelState;
        var name = ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
        var look = FieldType.Look(As, meta, Items is not null);
        return new(name, TagBuilder.CreateSanitizedId(name, "_"), Said(Label) ?? meta.GetDisplayName(), look)
        {
            Values = look is FieldLook.Password or FieldLook.File ? [] : FieldValues.Of(state, name, For.Model),
            Items = Items?.ToList() ?? FieldType.Items(meta, texts),
            Optional = look != FieldLook.Checkbox && string.IsNullOrEmpty(When) && !(Required ?? meta.IsRequired),
            When = Said(When),
            OffersNothing = meta.IsReferenceOrNullableType,
            Hint = Said(Hint),
            Error = ErrorList.First(state, name, texts),
            Unit = Said(Unit),
            MaxLength = FieldType.MaxLength(meta),
            Width = Width,
            Inline = Inline,
            Rows = Rows,
        };
    }

    /// <summary>A view that has no key to give, <c>when="@none"</c>, gives an empty one.</summary>
    private string? Said(string? key) => string.IsNullOrEmpty(key) ? null : texts[key];
}
