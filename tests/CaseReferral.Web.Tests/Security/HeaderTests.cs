using System.Text.RegularExpressions;
using CaseReferral.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
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

    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task EveryAddress_SetsHeadersAndCookieFlags(string environment)
    {
        await using var app = new AppFactory { EnvironmentName = environment };
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
            Assert.Equal(environment == "Production" ? "max-age=31536000" : "", Header(answer, "Strict-Transport-Security"));
            if (answer.Content.Headers.ContentType?.MediaType == "text/html") Assert.Equal("no-store", Header(answer, "Cache-Control"));
            if (answer.Headers.TryGetValues("Set-Cookie", out var set)) cookies.AddRange(set);
        }
        Assert.Contains(cookies, c => c.StartsWith("lang=", StringComparison.Ordinal));
        Assert.All(cookies, cookie => Assert.Matches("(?i)(?=.*; secure)(?=.*; httponly)(?=.*; samesite=(lax|strict))", cookie));
    }

    private static List<string> Paths(AppFactory app) =>
    [
        "/language/en",
        .. app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") != false)
            .Select(e => "/" + Parameter().Replace(e.RoutePattern.RawText ?? "", Guid.Empty.ToString()).TrimStart('/'))
            .Distinct(),
    ];

    private static string Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
