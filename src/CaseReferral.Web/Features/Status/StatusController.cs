using CaseReferral.Core.Common;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace CaseReferral.Web.Features.Status;

/// <summary>The system administrator sees whether everything the system needs is there.</summary>
[Route("status"), Authorize(Policy = Permissions.JobsManage)]
public sealed class StatusController(StatusQuery pages) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken token) => View(await pages.LoadAsync(token));
}
