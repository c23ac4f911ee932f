using CaseReferral.Core.Common;
using CaseReferral.Core.Privacy;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace CaseReferral.Web.Features.DataRequests;

/// <summary>The register of data-subject requests: of its region for an office, of its own cases for a unit.</summary>
[Authorize(Policy = Permissions.PrivacyRead), Route("privacy/requests")]
public sealed class DataRequestsController(DataRequestsQuery register) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(DataRequestState? state, string? after, CancellationToken token) =>
        View(await register.LoadAsync(state ?? DataRequestState.Open, after, token));
}
