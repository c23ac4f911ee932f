using System.Globalization;
using System.Net;
using System.Text;
using CaseReferral.Core.Attachments;
using CaseReferral.Core.Handoffs;
using CaseReferral.Testing;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CaseReferral.Web.Tests.Architecture;

/// <summary>
/// Role × address × method, over every action there is: what each role is answered about one and the same minor's case. The golden
/// file is reviewed by hand; a new address fails until it stands there. <c>CR_UPDATE_GOLDEN=1</c> writes it anew.
/// </summary>
public sealed class RouteMatrixTests
{
    /// <summary>Column → account; the owner comes last because what she posts may move the case.</summary>
    private static readonly (string Role, string? Account)[] Roles =
    [
        ("anonymous", null), ("system", "xitong"), ("security", "anquan"), ("audit", "shenji"), ("stranger", "jiuzhu"),
        ("office", Story.Office), ("party", Story.Receiver), ("lead", Story.Police + "-lead"), ("owner", Story.Police),
    ];

    [Fact]
    public async Task EveryRoute_AnswersEachRole_AsReviewed()
    {
        await using var app = new AppFactory();
        var story = new Story(app);
        var handoff = await story.HandoffAsync(HandoffStatus.InProgress);
        var id = (await story.FindAsync(handoff))!.CaseId;
        var file = await story.AttachAsync(Story.Police, id, DocumentCategories.BasicFacts);
        var routes = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<ControllerActionDescriptor>() is not null)
            .SelectMany(e => (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(m => (Method: m, Pattern: "/" + e.RoutePattern.RawText!.TrimStart('/'), Endpoint: e)))
            .DistinctBy(r => (r.Method, r.Pattern)).OrderBy(r => r.Pattern, StringComparer.Ordinal).ThenBy(r => r.Method, StringComparer.Ordinal).ToList();
        var answers = new Dictionary<(string, string, string), int>();
        foreach (var method in new[] { "GET", "POST" })
            foreach (var (role, account) in Roles)
            {
                var visitor = account is null ? app.Anonymous() : await app.AsAsync(account);
                await visitor.GoAsync("/");
                // Signing out comes last: what follows would be anonymous.
                foreach (var route in routes.Where(r => r.Method == method).OrderBy(r => r.Pattern.Contains("sign-out", StringComparison.Ordinal)))
                    answers[(method, route.Pattern, role)] = (int)await AskAsync(visitor, method, Path(route.Endpoint, route.Pattern, id, handoff, file));
            }
        Golden.Check(Table(routes.Select(r => (r.Method, r.Pattern)), answers));
    }

    private static async Task<HttpStatusCode> AskAsync(Visitor visitor, string method, string path)
    {
        if (method == "GET")
        {
            using var shown = await visitor.Http.GetAsync(path);
            return shown.StatusCode;
        }
        var token = visitor.Page.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value") ?? "";
        using var answer = await visitor.Http.PostAsync(path, new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]));
        return answer.StatusCode;
    }

    /// <summary>The case, its hand-off or its file, by what the address begins with; words where the address wants words.</summary>
    private static string Path(RouteEndpoint endpoint, string pattern, Guid @case, Guid handoff, Guid file)
    {
        var subject = pattern.StartsWith("/handoffs", StringComparison.Ordinal) ? handoff : pattern.StartsWith("/files", StringComparison.Ordinal) ? file : @case;
        string Value(string name) => name switch
        {
            "id" or "caseId" or "subjectId" => $"{subject}",
            "kind" => "legal-aid",
            "verb" => "suspend",
            "year" => "2026",
            _ => $"{Guid.Empty}",
        };
        return "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(s => string.Concat(s.Parts.Select(p => p switch
        {
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter => Value(parameter.Name),
            _ => "",
        }))));
    }

    private static string Table(IEnumerable<(string Method, string Pattern)> routes, Dictionary<(string, string, string), int> answers)
    {
        var text = new StringBuilder().Append("method\troute\t").AppendJoin('\t', Roles.Select(r => r.Role)).Append('\n');
        foreach (var (method, pattern) in routes)
            text.Append(CultureInfo.InvariantCulture, $"{method}\t{pattern}\t").AppendJoin('\t', Roles.Select(r => answers.GetValueOrDefault((method, pattern, r.Role)))).Append('\n');
        return text.ToString();
    }

    /// <summary>The reviewed table beside this test.</summary>
    private static class Golden
    {
        public static void Check(string actual, [System.Runtime.CompilerServices.CallerFilePath] string source = "")
        {
            var path = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(source)!, "routes.golden.tsv");
            if (Environment.GetEnvironmentVariable("CR_UPDATE_GOLDEN") == "1")
                File.WriteAllText(path, actual);
            Assert.Equal(File.ReadAllText(path), actual);
        }
    }
}
