using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace CaseReferral.Web.Shell;

/// <summary>
/// Chinese unless the cookie says English. Only the UI culture changes: forms are bound with the invariant culture,
/// so ISO dates and plain numbers mean the same in both languages.
/// </summary>
public sealed class ShellCulture : RequestCultureProvider
{
    /// <summary>The cookie; over HTTPS bound to this very host by its name, like the others.</summary>
    public static string CookieOf(HttpRequest request) => request.IsHttps ? "__Host-lang" : "lang";

    /// <summary>The languages the pages are written in; the first is the default.</summary>
    public static readonly string[] Languages = ["zh-CN", "en"];

    public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext) =>
        Task.FromResult(httpContext.Request.Cookies.TryGetValue(CookieOf(httpContext.Request), out var language) && Languages.Contains(language)
            ? new ProviderCultureResult("", language)
            : null);

    /// <summary>Sets up request localization with this provider alone.</summary>
    public static void Configure(RequestLocalizationOptions options)
    {
        options.DefaultRequestCulture = new RequestCulture(CultureInfo.InvariantCulture, CultureInfo.GetCultureInfo(Languages[0]));
        options.SupportedCultures = [CultureInfo.InvariantCulture];
        options.SupportedUICultures = [.. Languages.Select(CultureInfo.GetCultureInfo)];
        options.RequestCultureProviders = [new ShellCulture()];
    }
}
