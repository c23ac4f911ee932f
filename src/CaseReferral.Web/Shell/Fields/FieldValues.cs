using System.Collections;
using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CaseReferral.Web.Shell.Fields;

/// <summary>What a field shows: what was typed, else what the model holds, as the text a form sends.</summary>
internal static class FieldValues
{
    public static IReadOnlyList<string> Of(ModelStateDictionary state, string name, object? model)
    {
        if (state.TryGetValue(name, out var entry) && entry.RawValue is { } typed)
            return typed switch { string[] many => many, string one => [one], _ => [Text(typed)] };
        return model switch
        {
            null => [],
            string text => [text],
            IEnumerable many => [.. many.Cast<object?>().Select(Text)],
            _ => [Text(model)],
        };
    }

    // ISO in both languages: this is what date and time inputs take and what binding reads.
    private static string Text(object? value) => value switch
    {
        null => "",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        Enum word => word.ToString(),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
