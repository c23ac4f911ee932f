using CaseReferral.Core.Common;
using CaseReferral.Core.Departments.LegalAid;
using CaseReferral.Web.Features.Shared;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace CaseReferral.Web.Features.Departments.LegalAid;

/// <summary>The register of lawyers of a legal-aid centre.</summary>
[Authorize(Policy = Permissions.LegalAidKeep), Route("lawyers")]
public sealed class LawyersController(LawyersQuery lawyers, LawyerService service, Texts texts) : Controller
{
    private const string ListView = "/Features/Departments/LegalAid/Lawyers.cshtml", FormView = "/Features/Departments/LegalAid/Lawyer.cshtml";

    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken token) => View(ListView, await lawyers.ListAsync(token));

    [HttpGet("new")]
    public IActionResult New() => View(FormView, new LawyerEdit(null, null, new() { IsActive = true }));

    [HttpPost("new")]
    public async Task<IActionResult> New([Bind(Prefix = "Form")] LawyerForm form, CancellationToken token) =>
        await this.TryAsync("Form.", () => service.AddAsync(form.ToDetails(), token)) ? Done() : View(FormView, new LawyerEdit(null, null, form));

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken token) => View(FormView, await EditAsync(id, null, token));

    [HttpPost("{id:guid}")]
    public async Task<IActionResult> Edit(Guid id, [Bind(Prefix = "Form")] LawyerForm form, CancellationToken token) =>
        await this.TryAsync("Form.", () => service.ChangeAsync(id, form.Version, form.ToDetails(), token)) ? Done() : View(FormView, await EditAsync(id, form, token));

    private async Task<LawyerEdit> EditAsync(Guid id, LawyerForm? form, CancellationToken token)
    {
        var known = await lawyers.FindAsync(id, token);
        return new(id, known.Name, (form ?? LawyerForm.Of(known)) with { Version = known.Version });
    }

    private RedirectToActionResult Done()
    {
        TempData.SetFlash(texts["Done.Record"]);
        return RedirectToAction(nameof(Index));
    }
}
