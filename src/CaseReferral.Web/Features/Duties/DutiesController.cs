using CaseReferral.Core.Common;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace CaseReferral.Web.Features.Duties;

/// <summary>The statutory limits that run against the officer's unit; the inbox shows the first ten.</summary>
[Route("duties"), Authorize(Policy = Permissions.CaseRead)]
public sealed class DutiesController(DutiesQuery pages) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(string? after, CancellationToken token) => View(await pages.LoadAsync(after, token));

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Open(Guid id, CancellationToken token) => LocalRedirect(await pages.PlaceAsync(id, token));
}
