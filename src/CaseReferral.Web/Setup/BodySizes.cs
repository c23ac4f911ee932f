using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace CaseReferral.Web.Setup;

/// <summary>How much a request may carry. Pages that take files allow themselves more, by attribute.</summary>
internal static class BodySizes
{
    /// <summary>A form without files: its texts reach some hundred kilobytes.</summary>
    private const long Form = 2L * 1024 * 1024;

    /// <summary>An entry of fifty persons has some 1,700 fields; the framework's limit is 1,024.</summary>
    private const int Fields = 4096;

    public static void Limit(KestrelServerOptions kestrel) => kestrel.Limits.MaxRequestBodySize = Form;

    public static void Limit(FormOptions forms) => (forms.ValueCountLimit, forms.MultipartBodyLengthLimit) = (Fields, Form);

    /// <summary>
    /// After routing: a body announced as too large is refused with a page before it is read, whatever the page asked for
    /// would have made of it. One that grows too large on the way is cut off by the server.
    /// </summary>
    public static Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        // The page that tells of it must not be refused again.
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null
            || context.Features.Get<IHttpMaxRequestBodySizeFeature>() is not { IsReadOnly: false } size
            || !(context.Request.ContentLength > size.MaxRequestBodySize))
            return next(context);
        // The server reads the rest for a few seconds and throws it away; a browser that is cut off shows no page.
        size.MaxRequestBodySize = null;
        context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        return Task.CompletedTask;
    }
}
