using CaseReferral.Core.Papers;
using CaseReferral.Web.Features.Shared;
using CaseReferral.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace CaseReferral.Web.Features.Papers;

/// <summary>Prints papers: one click the first time, a reason each further time. What is shown is drawn from the record.</summary>
[Route("papers")]
public sealed class PapersController(PaperService papers, PaperPageQuery pages) : Controller
{
    [HttpPost("{kind}/{subjectId:guid}"), EnableRateLimiting(RequestLimits.Reveal)]
    public async Task<IActionResult> Print(string kind, Guid subjectId, [Bind(Prefix = "Form")] ReprintForm form, CancellationToken token)
    {
        var id = Guid.Empty;
        if (await this.TryAsync("Form.", async () => id = await papers.PrintAsync(kind, subjectId, form.Reason, token)))
            return RedirectToAction(nameof(Show), new { id });
        // Nothing was asked yet when the button of a page was pressed: the question is put, not an error.
        if (form.Reason is null)
            ModelState.Clear();
        return View("Closed", await pages.OfSubjectAsync(kind, subjectId, form, token));
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, CancellationToken token)
    {
        var page = await pages.LoadAsync(id, token);
        return page.Content is null ? View("Closed", page) : View("Sheet", page);
    }
}
