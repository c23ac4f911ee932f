using CaseReferral.Core.Common;
using CaseReferral.Core.Rescues;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace CaseReferral.Web.Features.Police;

/// <summary>采血比对登记簿 (notice 三.7): police alone, statuses and days alone.</summary>
[Authorize(Policy = Permissions.PoliceRecord)]
public sealed class SamplingRegisterController(SamplingRegisterQuery register) : Controller
{
    [HttpGet("/sampling")]
    public async Task<IActionResult> Index(SamplingState? state, long? before, CancellationToken token) =>
        View("/Features/Police/Register.cshtml", await register.LoadAsync(state, before, token));
}
