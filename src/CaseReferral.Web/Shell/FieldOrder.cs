using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CaseReferral.Web.Shell;

/// <summary>
/// The order in which a form record declares its fields, which is the order on the page. Model state itself has none.
/// </summary>
public sealed class FieldOrder(ActionContext action, IModelMetadataProvider metadata)
{
    /// <summary>A sortable text for a model state key; unknown keys come last.</summary>
    public string Of(string key) => Find(key)?.Order ?? "~";

    /// <summary>Label and row (from one, null outside a table) of the field of a model state key; null for what the page has no label for.</summary>
    public (string Label, int? Row)? LabelOf(string key) =>
        Find(key) is { Field.DisplayName: { } label } place ? (label, place.Row) : null;

    private Place? Find(string key)
    {
        foreach (var parameter in action.ActionDescriptor.Parameters)
        {
            var path = key.Split('.');
            var start = string.Equals(path[0], parameter.Name, StringComparison.OrdinalIgnoreCase) && path.Length > 1 ? 1 : 0;
            if (Walk(metadata.GetMetadataForType(parameter.ParameterType), path.AsSpan(start)) is { } place) return place;
        }
        return null;
    }

    private static Place? Walk(ModelMetadata type, ReadOnlySpan<string> path)
    {
        var order = "";
        int? row = null;
        foreach (var part in path)
        {
            var bracket = part.IndexOf('[', StringComparison.Ordinal);
            var name = bracket < 0 ? part : part[..bracket];
            var index = Enumerable.Range(0, type.Properties.Count)
                .FirstOrDefault(i => string.Equals(type.Properties[i].PropertyName, name, StringComparison.OrdinalIgnoreCase), -1);
            if (index < 0) return null;
            order += Number(index);
            if (bracket >= 0)
            {
                row = Position(part[(bracket + 1)..]) + 1;
                order += Number(row.Value);
            }
            type = bracket < 0 ? type.Properties[index] : type.Properties[index].ElementMetadata ?? type.Properties[index];
        }
        return new(order, type, row);
    }

    private static int Position(string rest) =>
        int.TryParse(rest.TrimEnd(']'), NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position : 0;

    private static string Number(int number) => number.ToString("D4", CultureInfo.InvariantCulture);

    private sealed record Place(string Order, ModelMetadata Field, int? Row);
}
