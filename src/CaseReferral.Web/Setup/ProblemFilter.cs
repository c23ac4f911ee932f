using CaseReferral.Core.Common;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace CaseReferral.Web.Setup;

/// <summary>
/// The one place that turns Core's exceptions into answers: invisible 404, not permitted 403, rule unmet 422, stale 409.
/// Pages with a form catch the last two themselves, to keep what was typed.
/// </summary>
internal sealed class ProblemFilter : IAsyncExceptionFilter
{
    public async Task OnExceptionAsync(ExceptionContext context)
    {
        int? status = context.Exception switch
        {
            NotFoundException => StatusCodes.Status404NotFound,
            NotPermittedException => StatusCodes.Status403Forbidden,
            RuleBrokenException or InvalidInputException => StatusCodes.Status422UnprocessableEntity,
            StaleException => StatusCodes.Status409Conflict,
            _ => null,
        };
        if (status is null)
            return;
        await context.HttpContext.RecordAsync(context.Exception);
        context.Result = new StatusCodeResult(status.Value);
        context.ExceptionHandled = true;
    }
}
