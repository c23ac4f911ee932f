using Microsoft.AspNetCore.StaticFiles;

namespace CaseReferral.Web.Shell;

/// <summary>A file asked for with its version never changes; without one it is checked each time.</summary>
public static class StaticCaching
{
    public static void Apply(StaticFileResponseContext file) =>
        file.Context.Response.Headers.CacheControl =
            file.Context.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "no-cache";
}
