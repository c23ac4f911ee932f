using CaseReferral.Core.Officers;
using CaseReferral.Web.Features.Account;
using CaseReferral.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace CaseReferral.Web.Features.FirstSetup;

/// <summary>
/// Makes the three administrators of a new installation. The page is there only while a token of
/// <c>CaseReferral.Web admin init</c> waits and no account exists.
/// </summary>
[Route("setup"), AllowAnonymous]
public sealed class FirstSetupController(FirstAdministrators first) : Controller
{
    private const string MadeKey = "first-administrators";

    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken token) =>
        await first.IsOpenAsync(token) ? View(new FirstSetupForm()) : NotFound();

    [HttpPost(""), EnableRateLimiting(SignInLimits.Policy)]
    public async Task<IActionResult> Index(FirstSetupForm form, CancellationToken token)
    {
        if (!await first.IsOpenAsync(token))
            return NotFound();
        IReadOnlyList<(OfficerRole Role, string UserName, string Password)> made = [];
        if (!await this.TryAsync("", async () => made = await first.CreateAsync(form.ToInput(), token)))
            return View(form);
        TempData[MadeKey] = made.SelectMany(m => new[] { $"{m.Role}", m.UserName, m.Password }).ToArray();
        return RedirectToAction(nameof(Done));
    }

    /// <summary>Shows the three passwords once.</summary>
    [HttpGet("done")]
    public IActionResult Done() => TempData[MadeKey] is string[] { Length: > 0 } made
        ? View(made.Chunk(3).Select(m => new MadeAccount(Enum.Parse<OfficerRole>(m[0]), m[1], m[2])).ToList())
        : NotFound();
}

/// <summary>One account to hand over.</summary>
public sealed record MadeAccount(OfficerRole Role, string UserName, string Password);
