using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CaseReferral.Testing;
using Xunit;

namespace CaseReferral.Web.Tests.Protection;

/// <summary>
/// Fills every field of a form that takes free text with a text of its own that stands nowhere else, and remembers it. A
/// field added to a form tomorrow is filled like the others.
/// </summary>
internal sealed class MarkedForms(DateOnly today)
{
    /// <summary>Words of the service, not of the person: kept in clear, because lists and figures read them.</summary>
    private static readonly string[] Clear = ["OperationName", "Language", "Duty", "RulingNumber", "Major", "Grade", "AbductedOn", "OtherCaseNumber", "Age", "Transfers", "ReportedTo", "Term", "SchoolYear"];

    private readonly int run = RandomNumberGenerator.GetInt32(1, 400);

    /// <summary>Everything that was written, by the field it was written into.</summary>
    public Dictionary<string, string> Texts { get; } = [];

    /// <summary>Four rare characters; no two texts share three in a row.</summary>
    public string Text(string field)
    {
        var number = Texts.Count;
        var text = $"鼍{(char)(0x4E00 + run)}{(char)(0x5200 + number * 7)}{(char)(0x6200 + number * 11)}";
        return Texts[$"{number} {field}"] = text;
    }

    public string Phone(string field) => Texts[$"{Texts.Count} {field}"] = "139" + RandomNumberGenerator.GetInt32(10_000_000, 99_999_999);

    /// <summary>Valid, of a girl of sixteen, in a region that exists only in tests.</summary>
    public string IdNumber(string field)
    {
        var digits = $"999902{today.Year - 16}0101{100 + 2 * Texts.Count:000}";
        int[] weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        return Texts[$"{Texts.Count} {field}"] = digits + "10X98765432"[digits.Select((d, i) => (d - '0') * weights[i]).Sum() % 11];
    }

    /// <summary>Opens a page, fills its form and sends it; what a case needs besides texts is given.</summary>
    public async Task SendAsync(Visitor visitor, string path, Dictionary<string, string?>? given = null, HttpStatusCode expected = HttpStatusCode.OK)
    {
        await visitor.GoAsync(path);
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        var element = visitor.Page.QuerySelector<IHtmlFormElement>("main form")!;
        var values = Fill(element, given ?? []);
        await visitor.SendAsync(values);
        Assert.True(visitor.Status == expected, $"{path}: {visitor.Status} {visitor.Page.QuerySelector(".err-summary")?.TextContent}");
    }

    private Dictionary<string, string?> Fill(IHtmlFormElement form, Dictionary<string, string?> given)
    {
        var values = new Dictionary<string, string?>(given);
        foreach (var control in form.QuerySelectorAll("input, select, textarea"))
        {
            var name = control.GetAttribute("name");
            if (!string.IsNullOrEmpty(name) && !values.ContainsKey(name) && Value(form, control, name) is { } value)
                values[name] = value;
        }
        return values;
    }

    private string? Value(IHtmlFormElement form, IElement control, string name) => control switch
    {
        IHtmlTextAreaElement => Text(name),
        IHtmlSelectElement select => select.Value is { Length: > 0 } ? null : select.Options.FirstOrDefault(o => o.Value.Length > 0)?.Value,
        IHtmlInputElement { Type: "radio" } radio => form.QuerySelectorAll<IHtmlInputElement>("input[type=radio]").Any(r => r.Name == name && r.IsChecked) ? null : radio.Value,
        IHtmlInputElement { Type: "date", Value: "" } => today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IHtmlInputElement { Type: "text" or "tel" or "search" } => Typed(name),
        _ => null,
    };

    private string? Typed(string name)
    {
        var field = name.Split('.')[^1];
        return Clear.Contains(field) ? null : field.EndsWith("IdNumber", StringComparison.Ordinal) ? IdNumber(name)
            : field.EndsWith("Phone", StringComparison.Ordinal) ? Phone(name) : Text(name);
    }
}
