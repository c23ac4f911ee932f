using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace CaseReferral.Web.Features.Dev;

/// <summary>Every part of the shell in all its states. For developers; outside Development the address does not exist.</summary>
[AllowAnonymous]
[ApiExplorerSettings(IgnoreApi = true)]
public sealed class DevController(IHostEnvironment environment) : Controller
{
    public override void OnActionExecuting(ActionExecutingContext context)
    {
        if (!environment.IsDevelopment()) context.Result = NotFound();
    }

    [HttpGet("/dev/components")]
    public IActionResult Components() => View(new DevForm { Note = "" });

    [HttpPost("/dev/components")]
    public IActionResult Components(DevForm form) => View(form);

    [HttpGet("/dev/gate")]
    public IActionResult Gate() => View();
}
