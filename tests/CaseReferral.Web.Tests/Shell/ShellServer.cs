using CaseReferral.Web.Features.Shared;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace CaseReferral.Web.Tests.Shell;

/// <summary>The shell alone, without database and sign-in, on an in-memory server.</summary>
internal static class ShellServer
{
    public static async Task<HttpClient> StartAsync(string language = "zh-CN", string environment = "Development")
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            EnvironmentName = environment,
            ContentRootPath = Sources.Web,
            ApplicationName = typeof(Texts).Assembly.GetName().Name,
        });
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddShell(builder.Environment);
        builder.Services.AddControllersWithViews(options => options.Filters.Add(new AutoValidateAntiforgeryTokenAttribute()));
        builder.Services.AddScoped<IShellUser, Officer>();
        // The import file of the feature folders gives these words to every view.
        builder.Services.AddSingleton<PersonWords>();
        var app = builder.Build();
        app.UseSecurityHeaders().UseShell();
        app.MapGet("/boom", IResult () => throw new InvalidOperationException("secret"));
        app.MapGet("/api/none", () => Results.StatusCode(StatusCodes.Status404NotFound));
        app.MapControllers();
        await app.StartAsync(TestContext.Current.CancellationToken);
        var client = app.GetTestClient();
        client.DefaultRequestHeaders.Add("Cookie", $"lang={language}");
        return client;
    }

    private sealed class Officer : IShellUser
    {
        public ShellUser? Current => new("A", "B", "C", new HashSet<string>()) { InboxCount = 13 };
    }
}
