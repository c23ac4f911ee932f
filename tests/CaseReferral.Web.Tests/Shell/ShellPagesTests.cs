using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Xunit;

namespace CaseReferral.Web.Tests.Shell;

public sealed partial class ShellPagesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task Components_InEachLanguage_AreComplete(string language)
    {
        using var client = await ShellServer.StartAsync(language);
        var page = await OpenAsync(client);

        Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
        Assert.DoesNotMatch(UnknownKey(), page.DocumentElement.OuterHtml);
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.All(page.QuerySelectorAll("use"), use => Assert.NotNull(page.QuerySelector("symbol" + use.GetAttribute("href"))));
        Assert.All(page.QuerySelectorAll("form[method=post]"), form =>
            Assert.Single(form.QuerySelectorAll("input[name=__RequestVerificationToken]")));
        foreach (var link in page.QuerySelectorAll("[hreflang]")) link.Remove();
        if (language == "en") Assert.DoesNotMatch(Han(), page.DocumentElement.OuterHtml);
    }

    [Fact]
    public async Task Components_EveryDescription_Exists()
    {
        using var client = await ShellServer.StartAsync();
        var page = await OpenAsync(client);
        var ids = page.QuerySelectorAll("[aria-describedby]").SelectMany(element => element.GetAttribute("aria-describedby")!.Split(' '));
        Assert.All(ids, id => Assert.NotNull(page.GetElementById(id)));
    }

    [Fact]
    public async Task Form_WrongInput_KeepsItAndListsErrorsInFieldOrder()
    {
        using var client = await ShellServer.StartAsync();
        var first = (await client.GetAsync("/dev/components", Stop)).EnsureSuccessStatusCode();
        var token = (await ReadAsync(first)).QuerySelector<IHtmlInputElement>("input[name=__RequestVerificationToken]")!.Value;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/dev/components");
        request.Content = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = token,
            ["Age"] = "many",
            ["Born"] = "2016-03-05",
            ["Status"] = "Sent",
        });
        request.Headers.Add("Cookie", "lang=zh-CN; " + string.Join("; ", first.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0])));
        var page = await ReadAsync(await client.SendAsync(request, Stop));

        Assert.Equal(["#Name", "#At", "#Age", "#Urgency"], page.QuerySelectorAll(".err-summary a").Select(a => a.GetAttribute("href")));
        var sentence = page.QuerySelector(".err-summary a[href='#Age']")!.TextContent;
        Assert.EndsWith(sentence, page.GetElementById("Age-err")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("\u6574\u6570", sentence, StringComparison.Ordinal); // "whole number"
        Assert.Equal("many", page.QuerySelector<IHtmlInputElement>("#Age")!.Value);
        Assert.Equal("true", page.GetElementById("Age")!.GetAttribute("aria-invalid"));
        Assert.Equal("2016-03-05", page.QuerySelector<IHtmlInputElement>("#Born")!.Value);
        Assert.Equal("Sent", page.QuerySelector<IHtmlSelectElement>("#Status")!.Value);
    }

    [Theory]
    [InlineData("/nope", HttpStatusCode.NotFound)]
    [InlineData("/boom", HttpStatusCode.InternalServerError)]
    public async Task Failure_OfAPage_IsToldWithoutDetails(string path, HttpStatusCode expected)
    {
        using var client = await ShellServer.StartAsync();
        var answer = await client.GetAsync(path, Stop);
        var page = await ReadAsync(answer);
        Assert.Equal(expected, answer.StatusCode);
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.DoesNotContain("secret", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task Failure_OfTheApi_IsLeftAlone()
    {
        using var client = await ShellServer.StartAsync();
        Assert.Equal("", await (await client.GetAsync("/api/none", Stop)).Content.ReadAsStringAsync(Stop));
    }

    [Fact]
    public async Task Components_OutsideDevelopment_DoNotExist()
    {
        using var client = await ShellServer.StartAsync(environment: "Production");
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/dev/components", Stop)).StatusCode);
    }

    [Theory]
    [InlineData("/cases?a=1", "/cases?a=1")]
    [InlineData("https://example.org", "/")]
    [InlineData("//example.org", "/")]
    public async Task Language_Chosen_ReturnsOnlyToThisSite(string returnUrl, string expected)
    {
        using var client = await ShellServer.StartAsync();
        var answer = await client.GetAsync($"/language/en?returnUrl={Uri.EscapeDataString(returnUrl)}", Stop);
        Assert.Equal(expected, answer.Headers.Location?.OriginalString);
        Assert.Contains("lang=en", answer.Headers.GetValues("Set-Cookie").Single(), StringComparison.Ordinal);
    }

    /// <summary>An error page has a heading too: the status is asked first.</summary>
    private static async Task<IHtmlDocument> OpenAsync(HttpClient client) =>
        await ReadAsync((await client.GetAsync("/dev/components", Stop)).EnsureSuccessStatusCode());

    private static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage answer) =>
        new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Stop));

    [GeneratedRegex(@"\[[A-Z][A-Za-z]*\.[A-Za-z.]+\]")]
    private static partial Regex UnknownKey();

    [GeneratedRegex(@"[\u3400-\u9fff]")]
    private static partial Regex Han();
}
