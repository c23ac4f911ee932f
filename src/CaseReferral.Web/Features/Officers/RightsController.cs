using CaseReferral.Core.Common;
using CaseReferral.Core.Officers;
using CaseReferral.Web.Features.Shared;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace CaseReferral.Web.Features.Officers;

/// <summary>Accounts: the security administrator gives roles, links numbers, forgets lost phones and ends sessions.</summary>
[Route("officers/{id:guid}")]
public sealed class RightsController(OfficerQuery officers, RightsService service, Texts texts) : Controller
{
    private const string RoleView = "/Features/Officers/Role.cshtml", LinkView = "/Features/Officers/Link.cshtml", PageView = "/Features/Officers/Details.cshtml";

    [HttpGet("role"), Authorize(Policy = Permissions.RoleAppoint)]
    public async Task<IActionResult> Role(Guid id, CancellationToken token)
    {
        var page = await officers.PageAsync(id, null, token);
        return View(RoleView, new OfficerEdit<RoleForm>(page, new RoleForm { Version = page.Version, Role = page.Role }));
    }

    [HttpPost("role"), Authorize(Policy = Permissions.RoleAppoint)]
    public async Task<IActionResult> Role(Guid id, [Bind(Prefix = "Form")] RoleForm form, CancellationToken token)
    {
        if (await this.TryAsync("Form.", () => service.AppointAsync(id, form.Version, form.Role!.Value, token)))
            return Done(id, "Done.RoleChanged");
        var page = await officers.PageAsync(id, null, token);
        return View(RoleView, new OfficerEdit<RoleForm>(page, form with { Version = page.Version }));
    }

    [HttpGet("link"), Authorize(Policy = Permissions.RoleAppoint)]
    public async Task<IActionResult> Link(Guid id, CancellationToken token)
    {
        var page = await officers.PageAsync(id, null, token);
        return View(LinkView, new OfficerEdit<LinkForm>(page, new LinkForm { Version = page.Version, Number = page.ProviderNumber }));
    }

    [HttpPost("link"), Authorize(Policy = Permissions.RoleAppoint)]
    public async Task<IActionResult> Link(Guid id, [Bind(Prefix = "Form")] LinkForm form, CancellationToken token)
    {
        if (await this.TryAsync("Form.", () => service.LinkAsync(id, form.Version, Setup.SingleSignOnOptions.Scheme, form.Number, token)))
            return Done(id, "Done.Record");
        var page = await officers.PageAsync(id, null, token);
        return View(LinkView, new OfficerEdit<LinkForm>(page, form with { Version = page.Version }));
    }

    [HttpPost("forget-second-factor"), Authorize(Policy = Permissions.SessionEnd)]
    public Task<IActionResult> ForgetSecondFactor(Guid id, int version, CancellationToken token) =>
        FireAsync(id, "Done.SecondFactorForgotten", () => service.ForgetSecondFactorAsync(id, version, token), token);

    [HttpPost("end-sessions"), Authorize(Policy = Permissions.SessionEnd)]
    public Task<IActionResult> EndSessions(Guid id, int version, CancellationToken token) =>
        FireAsync(id, "Done.SessionsEnded", () => service.EndSessionsAsync(id, version, token), token);

    private async Task<IActionResult> FireAsync(Guid id, string done, Func<Task> useCase, CancellationToken token) =>
        await this.TryAsync("", useCase) ? Done(id, done) : View(PageView, await officers.PageAsync(id, null, token));

    private RedirectResult Done(Guid id, string key)
    {
        TempData.SetFlash(texts[key]);
        return Redirect($"/officers/{id}");
    }
}
