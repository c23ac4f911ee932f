using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Reference;
using CaseReferral.Core.Rescues;
using CaseReferral.Web.Features.Shared;
using CaseReferral.Web.Setup;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace CaseReferral.Web.Features.Rescues;

/// <summary>Registers one rescued person or a whole operation on one page; adding a row is a submit, so no script is needed.</summary>
[Route("rescues"), Authorize(Policy = Permissions.RescueRegister)]
public sealed class RescuesController(RescueService service, RescueFormCheckQuery check, Regions regions, Actor actor, TimeProvider time, Texts texts) : Controller
{
    private DateTime Local => ChinaTime.ToLocal(time.GetUtcNow().UtcDateTime);

    [HttpGet("new")]
    public IActionResult New(int persons = 1)
    {
        var here = regions.Find(actor.RegionCode);
        return View(new RescueForm
        {
            Key = Guid.CreateVersion7(),
            On = DateOnly.FromDateTime(Local),
            At = new TimeOnly(Local.Hour, Local.Minute),
            Province = here is null ? null : regions.ProvinceOf(here.Code)?.Code,
            City = here is null ? null : regions.CityOf(here.Code)?.Code,
            Region = here is { Level: RegionLevel.County } ? here.Code : null,
            Persons = [.. Enumerable.Range(0, Math.Clamp(persons, 1, RescueService.MaxPersons)).Select(_ => new PersonForm())],
        });
    }

    /// <summary>Fifty persons with all fields, and their photographs; held in memory, because a spilled upload would lie in clear on the disk.</summary>
    private const int MaxRequest = 100 * 1024 * 1024;

    [HttpPost("new"), RequestSizeLimit(MaxRequest), RequestFormLimits(MultipartBodyLengthLimit = MaxRequest, MemoryBufferThreshold = MaxRequest, ValueCountLimit = 4096)]
    [EnableRateLimiting(RequestLimits.Upload)]
    public async Task<IActionResult> New(RescueForm form, string? step, CancellationToken token)
    {
        if (step is not null)
            return Reshape(form, step);
        var cases = form.Key is { } key ? await service.EnteredAsync(key, token) : [];
        var done = cases.Count > 0 || await this.TryAsync("", async () =>
        {
            var errors = await check.CheckAsync(form, token);
            if (errors.Count > 0)
                throw new InvalidInputException(errors);
            cases = await service.RegisterAsync(form.ToEntry(regions, DateOnly.FromDateTime(Local)), token);
        });
        if (!done)
            return View(form);
        TempData.SetFlash(texts["Done.Rescue", cases.Count, string.Join(texts["List.Separator"], cases.Select(c => c.Number))]);
        return cases.Count == 1 ? LocalRedirect($"/cases/{cases[0].Id}") : LocalRedirect("/cases");
    }

    /// <summary>Adds or removes a row, or loads the next level of regions: nothing is checked or stored.</summary>
    private ViewResult Reshape(RescueForm form, string step)
    {
        ModelState.Clear();
        if (step == "add" && form.Persons.Count < RescueService.MaxPersons)
            form.Persons.Add(new PersonForm());
        if (step.StartsWith("remove-", StringComparison.Ordinal) && int.TryParse(step[7..], out var row) && row < form.Persons.Count && form.Persons.Count > 1)
            form.Persons.RemoveAt(row);
        return View(form);
    }
}
