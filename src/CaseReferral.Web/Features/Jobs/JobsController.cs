using CaseReferral.Core.Common;
using CaseReferral.Core.Jobs;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace CaseReferral.Web.Features.Jobs;

/// <summary>The system administrator sees the automatic steps starts one out of turn, and stops one.</summary>
[Route("jobs"), Authorize(Policy = Permissions.JobsManage)]
public sealed class JobsController(JobsQuery pages, JobService jobs, Texts texts) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken token) => View(await pages.LoadAsync(token));

    [HttpPost("{name}/run")]
    public async Task<IActionResult> Run(string name, CancellationToken token)
    {
        await jobs.RequestAsync(name, token);
        TempData.SetFlash(texts["Job.Requested", texts["Job." + name]]);
        return RedirectToAction(nameof(Index));
    }

    [HttpPost("{name}/stop")]
    public async Task<IActionResult> Stop(string name, CancellationToken token)
    {
        TempData.SetFlash(texts[await jobs.StopAsync(name, token) ? "Job.Stopped" : "Job.NotRunning", texts["Job." + name]]);
        return RedirectToAction(nameof(Index));
    }
}
