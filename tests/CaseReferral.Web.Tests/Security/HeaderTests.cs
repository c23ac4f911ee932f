using System.Text.RegularExpressions;
using CaseReferral.Testing;
using CaseReferral.Web.Setup;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace CaseReferral.Web.Tests.Security;

/// <summary>Every address there is answers with the headers, and no cookie leaves without its flags.</summary>
public sealed partial class HeaderTests
{
    private static readonly Dictionary<string, string> Expected = new()
    {
        ["X-Content-Type-Options"] = "nosniff",
        ["X-Frame-Options"] = "DENY",
        ["Referrer-Policy"] = "same-origin",
        ["Cross-Origin-Opener-Policy"] = "same-origin",
        ["Cross-Origin-Resource-Policy"] = "same-origin",
    };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>A monitor's HEAD is answered like the page, without the page (RFC 9110, 9.3.2).</summary>
    [Theory]
    [InlineData("/help")]
    [InlineData("/cases")]
    [InlineData("/cases/00000000-0000-0000-0000-000000000001")]
    public async Task Head_IsAnsweredLikeGet_WithoutContent(string path)
    {
        await using var app = new AppFactory();
        var visitor = await app.AsAsync("jiuzhu");
        using var page = await visitor.Http.GetAsync(path, Stop);
        using var request = new HttpRequestMessage(HttpMethod.Head, path);
        using var head = await visitor.Http.SendAsync(request, Stop);
        Assert.Equal((page.StatusCode, page.Content.Headers.ContentType), (head.StatusCode, head.Content.Headers.ContentType));
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(Stop));
        Assert.NotEmpty(await page.Content.ReadAsByteArrayAsync(Stop));
    }

    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task EveryAddress_SetsHeadersAndCookieFlags(string environment)
    {
        await using var app = new AppFactory { EnvironmentName = environment, Settings = new Dictionary<string, string> { ["Keys:Create"] = "true" } };
        var visitor = environment == "Development" ? await app.AsAsync("jiuzhu") : app.Anonymous();
        var cookies = new List<string>();
        var paths = Paths(app);
        Assert.True(paths.Count > 30, $"Only {paths.Count} addresses found");
        foreach (var path in paths)
        {
            using var answer = await visitor.Http.GetAsync(path, Stop);
            foreach (var (name, value) in Expected) Assert.Equal($"{path} {value}", $"{path} {Header(answer, name)}");
            Assert.Contains("frame-ancestors 'none'", Header(answer, "Content-Security-Policy"), StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", Header(answer, "Content-Security-Policy"), StringComparison.Ordinal);
            Assert.Contains("camera=()", Header(answer, "Permissions-Policy"), StringComparison.Ordinal);
            Assert.Equal(environment == "Production" ? "max-age=31536000; includeSubDomains" : "", Header(answer, "Strict-Transport-Security"));
            if (answer.Content.Headers.ContentType?.MediaType == "text/html") Assert.Equal("no-store", Header(answer, "Cache-Control"));
            if (answer.Headers.TryGetValues("Set-Cookie", out var set)) cookies.AddRange(set);
        }
        Assert.Contains(cookies, c => c.StartsWith("__Host-lang=", StringComparison.Ordinal));
        Assert.All(cookies, cookie => Assert.Matches("(?i)(?=.*; secure)(?=.*; httponly)(?=.*; samesite=(lax|strict))", cookie));
        // This host's alone, by their names (RFC 6265bis 4.1.3.2).
        if (environment == "Production")
            Assert.All(cookies, cookie => Assert.Matches("(?i)^__Host-(?=.*; path=/;)(?!.*; domain=)", cookie));
    }

    /// <summary>So are the two of a sign-in on its way to the city's provider and back.</summary>
    [Fact]
    public async Task ProvidersCookies_AreOfThisHostAlone()
    {
        await using var app = new AppFactory
        {
            EnvironmentName = "Production",
            Settings = new Dictionary<string, string> { ["Keys:Create"] = "true", ["SingleSignOn:Authority"] = "https://login.example.gov.cn", ["SingleSignOn:ClientId"] = "casereferral" },
        };
        var options = app.Services.GetRequiredService<IOptionsMonitor<OpenIdConnectOptions>>().Get(SingleSignOnOptions.Scheme);
        Assert.All([options.CorrelationCookie, options.NonceCookie], cookie => Assert.Equal((true, "/"), (cookie.Name!.StartsWith("__Host-", StringComparison.Ordinal), cookie.Path)));
    }

    /// <summary>The redirect itself carries the headers; probes of a load balancer speak plain HTTP and are answered.</summary>
    [Fact]
    public async Task PlainHttp_WithRedirect_IsSentToHttpsWithTheHeaders()
    {
        await using var app = new AppFactory { Settings = new Dictionary<string, string> { ["Https:Redirect"] = "true", ["HTTPS_PORT"] = "443" } };
        using var http = app.CreateClient(new() { BaseAddress = new Uri("http://localhost"), AllowAutoRedirect = false });
        using var answer = await http.GetAsync("/sign-in", Stop);
        Assert.Equal("https://localhost/sign-in", answer.Headers.Location?.ToString());
        Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
        using var alive = await http.GetAsync("/health/live", Stop);
        Assert.True(alive.IsSuccessStatusCode);
    }

    /// <summary>A forwarded address is believed from a known proxy only; otherwise anybody could choose the address limits count by.</summary>
    [Theory]
    [InlineData(null, false), InlineData("127.0.0.1", true), InlineData("10.1.2.3", false)]
    public async Task ForwardedProto_FromAnUnknownProxy_IsNotBelieved(string? known, bool believed)
    {
        var settings = new Dictionary<string, string> { ["Https:Redirect"] = "true", ["HTTPS_PORT"] = "443" };
        if (known is not null)
            settings["Proxies:Known:0"] = known;
        await using var app = new AppFactory { Settings = settings };
        var context = await app.Server.SendAsync(request =>
        {
            request.Connection.RemoteIpAddress = System.Net.IPAddress.Loopback;
            (request.Request.Scheme, request.Request.Host, request.Request.Path) = ("http", new("localhost"), "/sign-in");
            request.Request.Headers["X-Forwarded-Proto"] = "https";
            request.Request.Headers["X-Forwarded-For"] = "203.0.113.9";
        }, Stop);
        Assert.Equal(believed ? 200 : 307, context.Response.StatusCode);
        Assert.Equal(believed ? "203.0.113.9" : "127.0.0.1", context.Connection.RemoteIpAddress?.ToString());
    }

    private static List<string> Paths(AppFactory app) =>
    [
        "/language/en",
        .. app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") != false)
            .Select(e => "/" + Parameter().Replace(e.RoutePattern.RawText ?? "", Guid.Empty.ToString()).TrimStart('/'))
            // The compressed twins of assets come with publishing only.
            .Where(path => !path.EndsWith(".gz", StringComparison.Ordinal)).Distinct(),
    ];

    private static string Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
