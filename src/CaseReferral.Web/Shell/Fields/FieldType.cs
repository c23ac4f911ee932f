using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CaseReferral.Web.Shell.Fields;

/// <summary>What a property's type and attributes say about its field.</summary>
internal static class FieldType
{
    public static FieldLook Look(string? asked, ModelMetadata meta, bool hasItems)
    {
        if (asked is not null) return Parse(asked);
        var type = Element(meta) is { IsEnum: true } element && meta.IsEnumerableType ? element : meta.UnderlyingOrModelType;
        return type switch
        {
            _ when meta.IsEnumerableType && (hasItems || type.IsEnum) => FieldLook.Checks,
            _ when hasItems || type.IsEnum => FieldLook.Select,
            _ when type == typeof(bool) => FieldLook.Checkbox,
            _ when type == typeof(DateOnly) || type == typeof(DateTime) => FieldLook.Date,
            _ when type == typeof(TimeOnly) => FieldLook.Time,
            _ when type == typeof(int) || type == typeof(long) || type == typeof(short) => FieldLook.Number,
            _ when typeof(IFormFile).IsAssignableFrom(type) || typeof(IEnumerable<IFormFile>).IsAssignableFrom(type) => FieldLook.File,
            _ => meta.DataTypeName switch
            {
                nameof(DataType.Password) => FieldLook.Password,
                nameof(DataType.MultilineText) => FieldLook.Area,
                _ => FieldLook.Text,
            },
        };
    }

    /// <summary>The values of an enum, or of the enum a list holds, in words.</summary>
    public static IReadOnlyList<SelectListItem> Items(ModelMetadata meta, Texts texts) =>
        (Element(meta) ?? meta.UnderlyingOrModelType) is { IsEnum: true } type
            ? [.. Enum.GetValues(type).Cast<Enum>().Select(value => new SelectListItem(texts.Word(value), value.ToString()))]
            : [];

    public static int? MaxLength(ModelMetadata meta) =>
        meta.ValidatorMetadata.Select(attribute => attribute switch
        {
            StringLengthAttribute length => length.MaximumLength,
            MaxLengthAttribute { Length: > 0 } length => (int?)length.Length,
            _ => null,
        }).FirstOrDefault(length => length is not null);

    private static Type? Element(ModelMetadata meta) =>
        meta.IsEnumerableType && meta.ElementMetadata is { } element ? element.UnderlyingOrModelType : null;

    private static FieldLook Parse(string asked) => asked switch
    {
        "textarea" => FieldLook.Area,
        "id" => FieldLook.IdNumber,
        _ when Enum.TryParse<FieldLook>(asked, ignoreCase: true, out var look) => look,
        _ => throw new ArgumentException($"A field cannot be '{asked}'.", nameof(asked)),
    };
}
