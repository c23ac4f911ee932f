using CaseReferral.Core.Access;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Reference;
using CaseReferral.Core.Rescues;
using CaseReferral.Web.Features.Shared;
using CaseReferral.Web.Setup;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace CaseReferral.Web.Features.Police;

/// <summary>What police add to a case: the rest of the rescue record, sampling status, buyer household, identity.</summary>
[Route("cases/{id:guid}/police"), Authorize(Policy = Permissions.PoliceRecord)]
public sealed class PoliceController(PoliceQuery query, PoliceRecords records, IdentityVault vault, Regions regions, TimeProvider time, Texts texts) : Controller
{
    [HttpGet("record")]
    public async Task<IActionResult> Record(Guid id, CancellationToken token)
    {
        var (_, _, r, _) = await query.LoadAsync(id, token);
        return View(await PageAsync(id, RescueRecordForm.Of(r), token));
    }

    [HttpPost("record")]
    public Task<IActionResult> Record(Guid id, [Bind(Prefix = "Form")] RescueRecordForm form, CancellationToken token) =>
        SaveAsync(id, form, nameof(Record), () => records.UpdateAsync(id, form.Version, form.ToUpdate(), token), token);

    [HttpGet("sampling")]
    public async Task<IActionResult> Sampling(Guid id, CancellationToken token)
    {
        var (_, _, _, s) = await query.LoadAsync(id, token);
        return View(await PageAsync(id, SamplingForm.Of(s), token));
    }

    [HttpPost("sampling")]
    public Task<IActionResult> Sampling(Guid id, [Bind(Prefix = "Form")] SamplingForm form, CancellationToken token) =>
        SaveAsync(id, form, nameof(Sampling), () => records.RecordSamplingAsync(id, form.Version, form.ToUpdate(), token), token);

    [HttpGet("buyer")]
    public async Task<IActionResult> Buyer(Guid id, CancellationToken token) => View(await PageAsync(id, new BuyerForm(), token));

    [HttpPost("buyer")]
    public Task<IActionResult> Buyer(Guid id, [Bind(Prefix = "Form")] BuyerForm form, CancellationToken token) =>
        SaveAsync(id, form, nameof(Buyer),
            () => records.AddBuyerAsync(id, form.Version, new(form.IdNumber, form.Phone, form.Address, form.Name), token), token);

    [HttpGet("identity"), EnableRateLimiting(RequestLimits.Reveal)]
    public async Task<IActionResult> Identity(Guid id, CancellationToken token)
    {
        var (_, person, _, _) = await query.LoadAsync(id, token);
        // A form that writes a name must show it, so opening it is a look at the identity: the purpose is set and logged.
        await vault.RevealAsync(id, "verify-identity", token);
        var i = await vault.ReadAsync(id, person.Id, FieldGroup.Identity | FieldGroup.Family, token);
        return View(await PageAsync(id, new IdentityForm
        {
            Name = i.Name,
            OtherNames = i.OtherNames,
            IdNumber = i.IdNumber,
            BirthDate = person.BirthDate,
            AgeCertainty = person.AgeCertainty,
            Phone = i.Phone,
            HouseholdAddress = i.HouseholdAddress,
            Relatives = i.Relatives,
            BodyMarks = i.BodyMarks,
            Confirmed = person.IdentityConfirmed,
        }, token));
    }

    [HttpPost("identity")]
    public Task<IActionResult> Identity(Guid id, [Bind(Prefix = "Form")] IdentityForm form, CancellationToken token) =>
        SaveAsync(id, form, nameof(Identity), () =>
        {
            var today = ChinaTime.LocalDate(time.GetUtcNow().UtcDateTime);
            if (!string.IsNullOrWhiteSpace(form.IdNumber) && ResidentId.Parse(form.IdNumber, regions, today) is { IsValid: false } bad)
                throw new InvalidInputException([new(nameof(form.IdNumber), "Error.Id." + bad.Errors[0])]);
            return records.IdentifyAsync(id, form.Version, new IdentityInput
            {
                Name = form.Name,
                OtherNames = form.OtherNames,
                IdNumber = form.IdNumber,
                Phone = form.Phone,
                HouseholdAddress = form.HouseholdAddress,
                Relatives = form.Relatives,
                BodyMarks = form.BodyMarks,
                MismatchReason = form.MismatchReason,
            }, form.BirthDate, form.AgeCertainty, form.Confirmed, token);
        }, token);

    private async Task<IActionResult> SaveAsync<TForm>(Guid id, TForm form, string view, Func<Task> save, CancellationToken token) where TForm : PoliceForm
    {
        if (!await this.TryAsync("Form.", save))
            return View(view, await PageAsync(id, form, token));
        TempData.SetFlash(texts["Done.Record"]);
        return LocalRedirect($"/cases/{id}");
    }

    private async Task<PolicePage<TForm>> PageAsync<TForm>(Guid id, TForm form, CancellationToken token) where TForm : PoliceForm
    {
        var (@case, person, record, _) = await query.LoadAsync(id, token);
        form.Version = @case.Version;
        return new(id, @case.Number, person.Alias, form) { HeadStands = record.HeadStands, AsksFiling = record.FilingNumber is null && PoliceRecords.MayFileLate(@case.Stage) };
    }
}
