using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.DataAnnotations;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;

namespace CaseReferral.Web.Shell;

/// <summary>Registers and runs the shell: texts, languages, view folders, assets, headers and error pages.</summary>
public static class ShellSetup
{
    /// <summary>Adds everything the views need. MVC itself is added by the caller, before or after.</summary>
    public static IServiceCollection AddShell(this IServiceCollection services, IHostEnvironment environment)
    {
        services.AddOptions<ShellOptions>().BindConfiguration("Shell");
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(environment);
        services.AddSingleton(provider => Texts.OfAssembly(provider.GetRequiredService<ILogger<Texts>>()));
        services.AddSingleton<Show>();
        services.AddScoped<Marks>();
        services.AddSingleton<LightWords>();
        services.AddSingleton<ShellSite>();
        services.AddSingleton<NavMenu>();
        services.AddSingleton<KeptParts>();
        services.AddScoped<IconSet>();
        services.TryAddScoped<IShellUser, NobodyShellUser>();
        services.AddSingleton<IStringLocalizerFactory, TextsLocalizer>();
        services.AddSingleton<IPostConfigureOptions<MvcOptions>, ValidationTexts>();
        services.Configure<MvcDataAnnotationsLocalizationOptions>(options =>
            options.DataAnnotationLocalizerProvider = (type, factory) => factory.Create(type));
        services.Configure<RazorViewEngineOptions>(UseFeatureFolders);
        services.Configure<RequestLocalizationOptions>(ShellCulture.Configure);
        // Otherwise every Chinese character becomes an eight-byte entity.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        return services.AddAssetCompression();
    }

    /// <summary>Before everything that may answer. Browsers are bound to HTTPS outside Development.</summary>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app)
    {
        var bindToHttps = !app.ApplicationServices.GetRequiredService<IHostEnvironment>().IsDevelopment();
        return app.Use((context, next) => SecurityHeaders.InvokeAsync(context, next, bindToHttps));
    }

    /// <summary>
    /// After the headers, before routing. Languages come before the error pages, so that an error is told in the right one.
    /// </summary>
    public static IApplicationBuilder UseShell(this IApplicationBuilder app)
    {
        // A text file that does not fit stops the start, not the first page.
        app.ApplicationServices.GetRequiredService<Texts>();
        app.UseRequestLocalization();
        // In a scope of its own: what failed in the first one, such as the look at the session, would fail again.
        app.UseExceptionHandler("/problem/500", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/problem/{0}");
        app.Use(LeaveApiAnswers);
        app.UseResponseCompression();
        return app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = StaticCaching.Apply });
    }

    private static void UseFeatureFolders(RazorViewEngineOptions options)
    {
        options.ViewLocationFormats.Clear();
        options.ViewLocationFormats.Add("/Features/{1}/{0}.cshtml");
        options.ViewLocationFormats.Add("/Features/Departments/{1}/{0}.cshtml");
        options.ViewLocationFormats.Add("/Shell/{0}.cshtml");
    }

    // Only assets: pages carry secrets beside reflected input, which compression would help to guess (BREACH).
    private static IServiceCollection AddAssetCompression(this IServiceCollection services)
    {
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
        return services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = ["text/css", "text/javascript", "application/javascript", "image/svg+xml"];
        });
    }

    private static Task LeaveApiAnswers(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Path.StartsWithSegments("/api") && context.Features.Get<IStatusCodePagesFeature>() is { } pages)
            pages.Enabled = false;
        return next(context);
    }
}
