using CaseReferral.Core.Officers;
using CaseReferral.Web.Features.Account;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace CaseReferral.Web.Features.Pledge;

/// <summary>The confidentiality pledge: read and accepted before anything else opens, and again when its text changes.</summary>
[Route("pledge")]
public sealed class PledgeController(OwnAccount own, CurrentSession session, Texts texts) : Controller
{
    [HttpGet("")]
    public IActionResult Index() => View(new PledgeForm());

    [HttpPost("")]
    public async Task<IActionResult> Index(PledgeForm form, CancellationToken token)
    {
        if (!form.Accepted)
        {
            ModelState.AddModelError(nameof(form.Accepted), texts["Pledge.MustAccept"]);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View(form);
        }
        await own.AcceptPledgeAsync(token);
        TempData.SetFlash(texts["Pledge.Done"]);
        return LocalRedirect(session.Duty == Duty.None ? ShellPaths.Account : "/");
    }
}

/// <summary>One tick.</summary>
public sealed record PledgeForm
{
    [System.ComponentModel.DataAnnotations.Display(Name = "Pledge.Accept")]
    public bool Accepted { get; init; }
}
