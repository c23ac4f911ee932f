using System.Net;
using System.Reflection;
using AutoMapper;
using AutoMapper.Internal;
using CaseReferral.Core.Data;
using CaseReferral.Testing;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace CaseReferral.Web.Tests.Architecture;

/// <summary>What must stay true of every page whatever is added. A list here is an agreement: extending it is a decision.</summary>
public sealed class WebArchitectureTests
{
    private static readonly Assembly Web = typeof(Texts).Assembly, Core = typeof(AppDbContext).Assembly;

    private static readonly IEnumerable<Type> Controllers = Web.GetTypes().Where(t => t.IsSubclassOf(typeof(ControllerBase)) && !t.IsAbstract);

    private static IEnumerable<MethodInfo> Actions(Type controller) =>
        controller.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(m => !m.IsSpecialName);

    [Fact]
    public void AllowAnonymous_IsOn_TheAgreedPagesOnly()
    {
        var open = Controllers.SelectMany(c => c.IsDefined(typeof(AllowAnonymousAttribute)) ? [c.Name]
            : Actions(c).Where(a => a.IsDefined(typeof(AllowAnonymousAttribute))).Select(a => $"{c.Name}.{a.Name}"));
        Assert.Equal([
                "AccountController.Code", "AccountController.SignIn", "DevController", "FirstSetupController", "LanguageController",
                "PasskeysController.RequestOptions", "PasskeysController.SignIn", "ShellController", "SingleSignOnController",
            ], open.Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>The error pages are reached by re-execution with any verb; they change nothing.</summary>
    [Fact]
    public void IgnoreAntiforgery_IsOn_TheErrorPagesOnly()
    {
        var without = Controllers.Where(c => c.IsDefined(typeof(IgnoreAntiforgeryTokenAttribute)) || Actions(c).Any(a => a.IsDefined(typeof(IgnoreAntiforgeryTokenAttribute))));
        Assert.Equal([nameof(ShellController)], without.Select(c => c.Name));
    }

    [Fact]
    public async Task EveryPost_WithoutToken_IsRefused()
    {
        await using var app = new AppFactory();
        var options = app.Services.GetRequiredService<IOptions<MvcOptions>>().Value;
        Assert.Contains(options.Filters, f => f is AutoValidateAntiforgeryTokenAttribute);
        var posts = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<ControllerActionDescriptor>() is not null
                && e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("POST") == true).ToList();
        Assert.True(posts.Count > 10);
        var open = posts.Select(post => "/" + string.Join('/', post.RoutePattern.PathSegments.Select(s => string.Concat(s.Parts.Select(Value))))).ToHashSet();
        // Whose page it is not is refused before the token is looked at; each page is somebody's.
        foreach (var account in new[] { "qinghe-xingzhen", "xitong", "anquan", "bangongshi", "fayuan" })
        {
            var visitor = await app.AsAsync(account);
            foreach (var path in open.ToList())
            {
                using var answer = await visitor.Http.PostAsync(path, new FormUrlEncodedContent([]), TestContext.Current.CancellationToken);
                Assert.True(answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Forbidden, $"{path} answered {answer.StatusCode}");
                if (answer.StatusCode == HttpStatusCode.BadRequest)
                    open.Remove(path);
            }
        }
        Assert.Empty(open);
    }

    private static string Value(Microsoft.AspNetCore.Routing.Patterns.RoutePatternPart part) => part switch
    {
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { Name: "action" } => "sign",
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { Name: "year" } => "2026",
        _ => $"{Guid.Empty}",
    };

    [Fact]
    public void Mapper_Configuration_IsValidAndNeverFillsAnEntity()
    {
        var configuration = new MapperConfiguration(map => map.AddMaps(Web), NullLoggerFactory.Instance);
        configuration.AssertConfigurationIsValid();
        var destinations = configuration.Internal().GetAllTypeMaps().Select(m => m.DestinationType).ToList();
        Assert.NotEmpty(destinations);
        Assert.All(destinations, d => Assert.Equal(Web, d.Assembly));
    }

    [Fact]
    public void Mapper_IsKnown_ToTheWebOnly()
    {
        Assert.DoesNotContain(Core.GetReferencedAssemblies(), a => a.Name == "AutoMapper");
        Assert.Contains(Web.GetReferencedAssemblies(), a => a.Name == "AutoMapper");
    }

    [Fact]
    public void Controllers_TakeNoEntityFromARequest() =>
        Assert.Empty(
            from controller in Controllers
            from action in Actions(controller)
            from parameter in action.GetParameters()
            where parameter.ParameterType.Assembly == Core && parameter.ParameterType is { IsEnum: false, IsClass: true }
                && parameter.GetCustomAttribute<FromServicesAttribute>() is null
            select $"{controller.Name}.{action.Name}({parameter.Name})");
}
