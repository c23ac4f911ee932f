using CaseReferral.Core.Common;
using CaseReferral.Web.Setup;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace CaseReferral.Web.Features.Shared;

/// <summary>
/// Runs a use case for a form. What Core refuses becomes sentences at the fields and on top, with the right status; what
/// was typed stays in the form. The page is shown again by the caller.
/// </summary>
public static class FormExtensions
{
    public const string ConflictKey = "Conflict";

    /// <returns>True when it was done; false when the form must be shown again.</returns>
    public static async Task<bool> TryAsync(this Controller controller, string prefix, Func<Task> useCase)
    {
        if (!controller.ModelState.IsValid)
        {
            controller.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return false;
        }
        try
        {
            await useCase();
            return true;
        }
        catch (InvalidInputException failure)
        {
            foreach (var error in failure.Errors)
                controller.ModelState.AddModelError(prefix + error.Field, controller.Say(error.Key, error.Details));
            controller.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }
        catch (RuleBrokenException failure)
        {
            await controller.HttpContext.RecordAsync(failure);
            foreach (var reason in failure.Reasons)
                controller.ModelState.AddModelError("", controller.Texts().Reason(reason));
            controller.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }
        catch (StaleException failure)
        {
            await controller.HttpContext.RecordAsync(failure);
            controller.ViewData[ConflictKey] = failure;
            controller.ModelState.AddModelError("", controller.Stale(failure));
            // The page is shown again with the version of now: the old one must not win over the model's.
            controller.ModelState.Remove(prefix + "Version");
            controller.Response.StatusCode = StatusCodes.Status409Conflict;
        }
        return false;
    }

    private static string Stale(this Controller controller, StaleException failure) => failure.ByName is null
        ? controller.Say("Error.Stale")
        : controller.Say("Error.StaleBy", failure.ByName, controller.HttpContext.RequestServices.GetRequiredService<Show>().Moment(failure.AtUtc!.Value));

    private static string Say(this Controller controller, string key, params object?[] details) => controller.Texts()[key, details];

    private static Texts Texts(this Controller controller) => controller.HttpContext.RequestServices.GetRequiredService<Texts>();
}
