using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace CaseReferral.Web.Shell;

/// <summary>The error pages and the help page. Errors arrive by re-execution with any verb, so no token is asked.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ApiExplorerSettings(IgnoreApi = true)]
public sealed class ShellController : Controller
{
    private static readonly int[] _known = [400, 403, 404, 409, 413, 422, 429, 500];

    [Route("/problem/{code:int}")]
    public IActionResult Problem()
    {
        // Not bound: a body that cannot be read is often the problem itself, and binding would read it again.
        var code = int.Parse((string)RouteData.Values["code"]!, CultureInfo.InvariantCulture);
        Response.StatusCode = code is >= 400 and < 600 ? code : StatusCodes.Status404NotFound;
        var failed = HttpContext.Features.Get<IExceptionHandlerPathFeature>();
        if (failed is not null && new PathString(failed.Path).StartsWithSegments("/api"))
            return base.Problem(statusCode: Response.StatusCode);
        return View("Problem", new Problem(PageFor(Response.StatusCode), failed is null ? null : Trace));
    }

    [HttpGet(ShellPaths.Help)]
    public IActionResult Help() => View();

    private string Trace => Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier;

    private static int PageFor(int code) => code switch
    {
        _ when _known.Contains(code) => code,
        401 => 403,
        405 or 410 => 404,
        >= 500 => 500,
        _ => 400,
    };
}
