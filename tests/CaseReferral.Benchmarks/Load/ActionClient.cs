using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace CaseReferral.Load;

/// <summary>One signed-in officer who assigns one hand-off again and again, with the version and the token of its form.</summary>
internal sealed partial class ActionClient(HttpClient http, Dictionary<string, string> cookies, string path)
{
    private readonly Dictionary<string, string> form = [];
    private int version;
    private int turn;

    /// <summary>Opens the form: its token, its version and the officer it offers first.</summary>
    /// <returns>False when the officer may not act on it.</returns>
    public async Task<bool> OpenAsync()
    {
        var html = await SendAsync(http, HttpMethod.Get, path, cookies, null, r => r.Content.ReadAsStringAsync());
        if (Version().Match(html) is not { Success: true } found)
            return false;
        form["__RequestVerificationToken"] = Token().Match(html).Groups[1].Value;
        form["Form.OfficerId"] = Option().Match(html) is { Success: true } option ? option.Groups[1].Value : $"{Guid.Empty}";
        version = int.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture);
        return true;
    }

    /// <summary>Sends the form once, with another day each time so that something changes.</summary>
    /// <returns>False when it was refused; the next form is read anew then.</returns>
    public async Task<bool> ActAsync()
    {
        form["Form.Version"] = $"{version}";
        form["Form.PlanDate"] = $"2099-{1 + turn % 12:00}-{1 + turn / 12 % 28:00}";
        turn++;
        if (await SendAsync(http, HttpMethod.Post, path, cookies, form, r => Task.FromResult(r.StatusCode == HttpStatusCode.Redirect)))
        {
            version++;
            return true;
        }
        await OpenAsync();
        return false;
    }

    /// <summary>The cookies of a new session, by name.</summary>
    public static async Task<Dictionary<string, string>> SignInAsync(HttpClient http, string account, string password)
    {
        var cookies = new Dictionary<string, string>();
        var page = await SendAsync(http, HttpMethod.Get, "/sign-in", cookies, null, r => r.Content.ReadAsStringAsync());
        var form = new Dictionary<string, string> { ["UserName"] = account, ["Password"] = password, ["__RequestVerificationToken"] = Token().Match(page).Groups[1].Value };
        var status = await SendAsync(http, HttpMethod.Post, "/sign-in", cookies, form, r => Task.FromResult(r.StatusCode));
        return status == HttpStatusCode.Redirect ? cookies : throw new InvalidOperationException($"{account} could not sign in: {status}.");
    }

    /// <summary>One request with the cookies; those that the sign-in sets are kept.</summary>
    private static async Task<T> SendAsync<T>(
        HttpClient http, HttpMethod method, string path, Dictionary<string, string> cookies, Dictionary<string, string>? form, Func<HttpResponseMessage, Task<T>> read)
    {
        using var request = new HttpRequestMessage(method, path) { Content = form is null ? null : new FormUrlEncodedContent(form) };
        if (cookies.Count > 0)
            request.Headers.Add("Cookie", string.Join("; ", cookies.Select(c => $"{c.Key}={c.Value}")));
        using var response = await http.SendAsync(request);
        if (path == "/sign-in" && response.Headers.TryGetValues("Set-Cookie", out var set))
            foreach (var cookie in set.Select(s => s.Split(';')[0].Split('=', 2)))
                cookies[cookie[0]] = cookie[1];
        return await read(response);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("name=\"Form.Version\"[^>]*value=\"(\\d+)\"")]
    private static partial Regex Version();

    [GeneratedRegex("<option[^>]*value=\"([0-9a-f-]{36})\"")]
    private static partial Regex Option();
}
