using Microsoft.Net.Http.Headers;

namespace CaseReferral.Web.Shell;

/// <summary>
/// Headers of every answer. Set when the answer starts, because the exception handler clears what was set before.
/// </summary>
public static class SecurityHeaders
{
    private const string Policy =
        "default-src 'self'; img-src 'self' data:; object-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

    /// <summary>A document inside its own page: it runs nothing and loads nothing.</summary>
    private const string FramedPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'";

    private const string Features = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()";

    // One year, with whatever is put below this host's name.
    private const string Transport = "max-age=31536000; includeSubDomains";

    /// <summary>Adds the headers; pages are never stored. Browsers are bound to HTTPS outside Development.</summary>
    public static Task InvokeAsync(HttpContext context, RequestDelegate next, bool bindToHttps)
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            var framed = context.GetEndpoint()?.Metadata.GetMetadata<Features.Attachments.SelfFramedAttribute>() is not null && context.Response.StatusCode == StatusCodes.Status200OK;
            headers.ContentSecurityPolicy = framed ? FramedPolicy : Policy;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = framed ? "SAMEORIGIN" : "DENY";
            headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = Features;
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            if (bindToHttps && context.Request.IsHttps) headers.StrictTransportSecurity = Transport;
            var isPage = context.Response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true;
            if (isPage || !headers.ContainsKey(HeaderNames.CacheControl)) headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next(context);
    }
}
