using CaseReferral.Core.Common;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace CaseReferral.Web.Features.History;

/// <summary>Who saw and changed what in one case.</summary>
[Authorize(Policy = Permissions.CaseRead)]
public sealed class HistoryController(HistoryQuery history) : Controller
{
    [HttpGet("/cases/{id:guid}/history")]
    public async Task<IActionResult> Index(Guid id, HistoryFilter show, long? before, CancellationToken token) =>
        View(await history.LoadAsync(id, Enum.IsDefined(show) ? show : HistoryFilter.All, before, token));
}
