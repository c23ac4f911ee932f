using CaseReferral.Core.Common;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace CaseReferral.Web.Features.Settings;

/// <summary>The numbers the city has agreed on, as they stand, each with its setting and where it comes from.</summary>
[Route("settings"), Authorize(Policy = Permissions.JobsManage)]
public sealed class SettingsController(SettingsQuery pages) : Controller
{
    [HttpGet("")]
    public IActionResult Index() => View(pages.Load());
}
