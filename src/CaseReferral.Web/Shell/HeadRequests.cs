namespace CaseReferral.Web.Shell;

/// <summary>
/// HEAD is GET without the content (RFC 9110, 9.3.2): monitors and link checkers ask so. Pages know GET only, so the request goes
/// on as one, and what it writes goes nowhere.
/// </summary>
public static class HeadRequests
{
    public static async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await next(context);
            return;
        }
        var body = context.Response.Body;
        (context.Request.Method, context.Response.Body) = (HttpMethods.Get, Stream.Null);
        try
        {
            await next(context);
        }
        finally
        {
            // The server must know at the end that no content may follow.
            (context.Request.Method, context.Response.Body) = (HttpMethods.Head, body);
        }
    }
}
