using CaseReferral.Core.Common;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace CaseReferral.Web.Features.RetentionList;

/// <summary>The disposal list of a unit: its files whose time has run and that nobody has erased yet.</summary>
[Authorize(Policy = Permissions.PrivacyErase), Route("privacy/retention")]
public sealed class RetentionListController(RetentionListQuery files) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(long? after, CancellationToken token) => View(await files.LoadAsync(after, token));
}
