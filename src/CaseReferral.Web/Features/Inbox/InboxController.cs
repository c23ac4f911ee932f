using Microsoft.AspNetCore.Mvc;

namespace CaseReferral.Web.Features.Inbox;

/// <summary>First page after sign-in.</summary>
public sealed class InboxController(InboxQuery inbox) : Controller
{
    [HttpGet("/")]
    public async Task<IActionResult> Index(InboxFilter show, string? after, CancellationToken token) =>
        View(await inbox.LoadAsync(Enum.IsDefined(show) ? show : InboxFilter.All, after, token));
}
