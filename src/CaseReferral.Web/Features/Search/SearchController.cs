using CaseReferral.Web.Setup;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace CaseReferral.Web.Features.Search;

/// <summary>
/// The box in the header. It posts, so that what was typed — an ID number, a name by mistake — never stands in an address,
/// a history or a proxy's log. A GET serves links and bookmarks with a case or hand-off number or an alias.
/// </summary>
[Route("/search"), EnableRateLimiting(RequestLimits.Search)]
public sealed class SearchController(SearchQuery search, Texts texts) : Controller
{
    [HttpGet("")]
    public Task<IActionResult> Index(string? q, CancellationToken token) => AnswerAsync(q, false, token);

    [HttpPost("")]
    public Task<IActionResult> Find(string? q, CancellationToken token) => AnswerAsync(q, true, token);

    private async Task<IActionResult> AnswerAsync(string? q, bool posted, CancellationToken token)
    {
        var page = await search.LoadAsync(q, posted, token);
        if (page.AskToPost)
        {
            TempData.SetFlash(texts["Search.UseBox"], NoticeKind.Note);
            return RedirectToAction(nameof(Index));
        }
        return page.Only is { } address ? LocalRedirect(address) : View(nameof(Index), page);
    }
}
