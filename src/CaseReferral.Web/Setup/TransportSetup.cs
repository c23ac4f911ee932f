using System.Net;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.CookiePolicy;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Mvc;

namespace CaseReferral.Web.Setup;

/// <summary>How requests reach us and how cookies leave: known proxies, HTTPS, cookie flags.</summary>
internal static class TransportSetup
{
    private const string HostOnly = "__Host-";

    /// <summary>
    /// Outside Development the cookies that open something are bound to this very host over HTTPS by their names: a neighbour
    /// in the city's domain cannot set them for us. Last of the services, as it renames what the others have named.
    /// </summary>
    public static void AddTransport(this IServiceCollection services, IHostEnvironment environment)
    {
        if (environment.IsDevelopment())
            return;
        services.PostConfigureAll<CookieAuthenticationOptions>(options => options.Cookie.Name = HostOnly + options.Cookie.Name);
        services.PostConfigureAll<OpenIdConnectOptions>(options =>
        {
            foreach (var cookie in new[] { options.CorrelationCookie, options.NonceCookie })
                (cookie.Name, cookie.Path) = (HostOnly + cookie.Name, "/");
        });
        services.Configure<AntiforgeryOptions>(options => options.Cookie.Name = HostOnly + "form");
        services.Configure<CookieTempDataProviderOptions>(options => options.Cookie.Name = HostOnly + "notice");
    }

    /// <summary>
    /// First in the pipeline. <c>Proxies:Known</c> lists the addresses whose forwarded headers are believed (none by default);
    /// <c>Https:Redirect</c> sends plain requests to HTTPS, but for the health probes of a load balancer.
    /// </summary>
    /// <exception cref="StartProblemException">A known proxy is not an IP address.</exception>
    public static void UseTransport(this WebApplication app)
    {
        var proxies = app.Configuration.GetSection("Proxies:Known").Get<string[]>() ?? [];
        if (proxies.Length > 0) app.UseForwardedHeaders(Believing(proxies));
        app.UseSecurityHeaders();
        if (app.Configuration.GetValue("Https:Redirect", false))
            app.UseWhen(context => !context.Request.Path.StartsWithSegments("/health"), plain => plain.UseHttpsRedirection());
        // One rule for every cookie, also those the framework sets (antiforgery, TempData).
        app.UseCookiePolicy(new CookiePolicyOptions
        {
            HttpOnly = HttpOnlyPolicy.Always,
            MinimumSameSitePolicy = SameSiteMode.Lax,
            Secure = app.Environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always,
        });
    }

    private static ForwardedHeadersOptions Believing(string[] proxies)
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        // The framework believes the local machine; only what is configured counts here.
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
            options.KnownProxies.Add(IPAddress.TryParse(proxy, out var address) ? address
                : throw new StartProblemException($"Proxies:Known has '{proxy}', which is not an IP address."));
        return options;
    }
}
