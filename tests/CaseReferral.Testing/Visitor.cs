using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace CaseReferral.Testing;

/// <summary>
/// Uses the application as a person without JavaScript does: opens pages, fills the forms that are there, and sends them
/// with the antiforgery token they carry.
/// </summary>
public sealed class Visitor(HttpClient http)
{
    public const string Password = "Demo@2026";

    public HttpStatusCode Status { get; private set; }
    public string Html { get; private set; } = "";
    public string Path { get; private set; } = "/";
    public IHtmlDocument Page { get; private set; } = new HtmlParser().ParseDocument("");
    public HttpClient Http => http;

    public string Text => Page.Body?.TextContent ?? "";

    public async Task<Visitor> SignInAsync(string account, string password = Password)
    {
        await GoAsync("/sign-in");
        return await SendAsync(new() { ["UserName"] = account, ["Password"] = password });
    }

    /// <summary>Opens an address; follows redirects as a browser does.</summary>
    public async Task<Visitor> GoAsync(string path)
    {
        await ReadAsync(path, await http.GetAsync(path));
        return this;
    }

    /// <summary>
    /// Sends the page's main form (or the one at <paramref name="form"/>): what it holds, changed by
    /// <paramref name="values"/>; a null value removes a field.
    /// </summary>
    public async Task<Visitor> SendAsync(Dictionary<string, string?> values, string form = "main form", string? button = null)
    {
        var element = Page.QuerySelector<IHtmlFormElement>(form) ?? throw new InvalidOperationException($"No form {form} on {Path}: {Html}");
        var fields = Fields(element);
        if (button is not null)
            fields.Add(new(button.Split('=')[0], button.Split('=')[1]));
        foreach (var (name, value) in values)
        {
            fields.RemoveAll(f => f.Key == name);
            if (value is not null)
                fields.AddRange(value.Split('\u001f').Select(v => KeyValuePair.Create(name, v)));
        }
        return await PostAsync(element.GetAttribute("action") is { Length: > 0 } action ? action : Path, fields);
    }

    /// <summary>Posts fields as they are; the antiforgery token of the present page is added when missing.</summary>
    public async Task<Visitor> PostAsync(string path, IEnumerable<KeyValuePair<string, string>> fields)
    {
        var list = fields.ToList();
        if (!list.Exists(f => f.Key == "__RequestVerificationToken")
            && Page.QuerySelector<IHtmlInputElement>("input[name=__RequestVerificationToken]")?.Value is { } token)
            list.Add(new("__RequestVerificationToken", token));
        await ReadAsync(path, await http.PostAsync(path, new FormUrlEncodedContent(list)));
        return this;
    }

    /// <summary>Uploads one file with the upload form of the present page.</summary>
    public async Task<Visitor> UploadAsync(string category, string fileName, byte[] content)
    {
        using var body = new MultipartFormDataContent();
        foreach (var field in Fields(Page.QuerySelector<IHtmlFormElement>("main form")!).Where(f => f.Key is not ("Category" or "File")))
            body.Add(new StringContent(field.Value), field.Key);
        body.Add(new StringContent(category), "Category");
        body.Add(new ByteArrayContent(content), "File", fileName);
        await ReadAsync(Path, await http.PostAsync(Path, body));
        return this;
    }

    private async Task ReadAsync(string path, HttpResponseMessage response)
    {
        for (var hops = 0; response.Headers.Location is { } location && hops < 5; hops++)
        {
            path = location.IsAbsoluteUri ? location.PathAndQuery : location.OriginalString;
            response = await http.GetAsync(path);
        }
        (Status, Path) = (response.StatusCode, path);
        Html = await response.Content.ReadAsStringAsync();
        Page = await new HtmlParser().ParseDocumentAsync(Html);
    }

    private static List<KeyValuePair<string, string>> Fields(IHtmlFormElement form)
    {
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var control in form.QuerySelectorAll("input, select, textarea"))
        {
            var name = control.GetAttribute("name");
            if (string.IsNullOrEmpty(name))
                continue;
            if (control is IHtmlInputElement { Type: "checkbox" or "radio" } box && !box.IsChecked || control is IHtmlInputElement { Type: "file" })
                continue;
            fields.Add(new(name, control switch
            {
                IHtmlInputElement input => input.Value,
                IHtmlSelectElement select => select.Value ?? "",
                IHtmlTextAreaElement area => area.Value,
                _ => "",
            }));
        }
        return fields;
    }
}
