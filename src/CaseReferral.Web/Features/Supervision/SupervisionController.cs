using CaseReferral.Core.Common;
using CaseReferral.Core.Supervision;
using CaseReferral.Web.Features.Shared;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace CaseReferral.Web.Features.Supervision;

/// <summary>The office's page of what is late, its orders by hand, and the letters both sides read.</summary>
public sealed class SupervisionController(
    SupervisionQuery pages, OrderPageQuery orders, UrgingPageQuery letters, UrgingService urgings, Texts texts) : Controller
{
    [HttpGet("/supervision"), Authorize(Policy = Permissions.SupervisionRead)]
    public async Task<IActionResult> Index(SupervisionFilter filter, CancellationToken token) => View(await pages.LoadAsync(filter, token));

    [HttpGet("/supervision/{clockId:guid}/order"), Authorize(Policy = Permissions.SupervisionOrder)]
    public async Task<IActionResult> Order(Guid clockId, CancellationToken token) => View(await orders.LoadAsync(clockId, new(), token));

    [HttpPost("/supervision/{clockId:guid}/order"), Authorize(Policy = Permissions.SupervisionOrder)]
    public async Task<IActionResult> Order(Guid clockId, [Bind(Prefix = "Form")] OrderForm form, CancellationToken token)
    {
        var id = Guid.Empty;
        if (!await this.TryAsync("Form.", async () => id = await urgings.OrderAsync(clockId, form.Text, token)))
            return View(await orders.LoadAsync(clockId, form, token));
        TempData.SetFlash(texts["Done.Order"]);
        return RedirectToAction(nameof(Letter), new { id });
    }

    [HttpGet("/urgings/{id:guid}")]
    public async Task<IActionResult> Letter(Guid id, CancellationToken token) => View(await letters.LoadAsync(id, null, token));

    [HttpPost("/urgings/{id:guid}/answer")]
    public async Task<IActionResult> Answer(Guid id, [Bind(Prefix = "Form")] AnswerForm form, CancellationToken token)
    {
        if (!await this.TryAsync("Form.", () => urgings.AnswerAsync(id, form.Version, form.Answer, token)))
            return View("Letter", await letters.LoadAsync(id, form, token));
        TempData.SetFlash(texts["Done.Answer"]);
        return RedirectToAction(nameof(Letter), new { id });
    }
}
