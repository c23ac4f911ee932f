using CaseReferral.Core.Common;
using CaseReferral.Core.Privacy;
using CaseReferral.Web.Features.Shared;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace CaseReferral.Web.Features.Incidents;

/// <summary>The register of incidents with personal information; for the security administrator.</summary>
[Authorize(Policy = Permissions.IncidentKeep), Route("incidents")]
public sealed class IncidentsController(IncidentsQuery incidents, DataIncidentService service, Texts texts) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(long? before, CancellationToken token) => View(await incidents.ListAsync(before, token));

    [HttpGet("new")]
    public IActionResult New() => View("Edit", new IncidentEdit(null, null, new()));

    [HttpPost("new")]
    public async Task<IActionResult> New([Bind(Prefix = "Form")] IncidentForm form, CancellationToken token) =>
        await this.TryAsync("Form.", () => service.RecordAsync(form.ToInput(), token)) ? Done() : View("Edit", new IncidentEdit(null, null, form));

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken token) => View(await EditAsync(id, null, token));

    [HttpPost("{id:guid}")]
    public async Task<IActionResult> Edit(Guid id, [Bind(Prefix = "Form")] IncidentForm form, CancellationToken token) =>
        await this.TryAsync("Form.", () => service.ChangeAsync(id, form.Version, form.ToInput(), token)) ? Done() : View(await EditAsync(id, form, token));

    private async Task<IncidentEdit> EditAsync(Guid id, IncidentForm? form, CancellationToken token)
    {
        var known = await incidents.FindAsync(id, token);
        return new(id, known.Number, (form ?? IncidentForm.Of(known)) with { Version = known.Version });
    }

    private RedirectToActionResult Done()
    {
        TempData.SetFlash(texts["Done.Record"]);
        return RedirectToAction(nameof(Index));
    }
}
