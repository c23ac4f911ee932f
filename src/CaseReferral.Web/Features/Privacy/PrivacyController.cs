using CaseReferral.Core.Privacy;
using CaseReferral.Web.Features.Shared;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace CaseReferral.Web.Features.Privacy;

/// <summary>The privacy duties of one case: ledger, consents and their withdrawal.</summary>
[Route("cases/{id:guid}/privacy")]
public sealed class PrivacyController(PrivacyQuery pages, ConsentService consents, Texts texts) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(Guid id, CancellationToken token) => View(await pages.LoadAsync(id, token));

    [HttpGet("consents/new")]
    public async Task<IActionResult> Consent(Guid id, CancellationToken token) => View(await ConsentAsync(id, new(), token));

    [HttpPost("consents/new")]
    public async Task<IActionResult> Consent(Guid id, [Bind(Prefix = "Form")] ConsentForm form, CancellationToken token) =>
        await this.TryAsync("Form.", () => consents.RecordAsync(id, form.Version, form.ToInput(), token))
            ? Done(id, "Done.Consent")
            : View(await ConsentAsync(id, form, token));

    [HttpGet("consents/{consentId:guid}/withdraw")]
    public async Task<IActionResult> Withdraw(Guid id, Guid consentId, CancellationToken token) => View("Reason", WithdrawPage(await pages.WithdrawalFormAsync(id, consentId, token), consentId, new()));

    [HttpPost("consents/{consentId:guid}/withdraw")]
    public async Task<IActionResult> Withdraw(Guid id, Guid consentId, [Bind(Prefix = "Form")] ReasonForm form, CancellationToken token) =>
        await this.TryAsync("Form.", () => consents.WithdrawAsync(id, consentId, form.Version, form.Reason, token))
            ? Done(id, "Done.ConsentWithdrawn")
            : View("Reason", WithdrawPage(await pages.FormAsync(id, token), consentId, form));

    private async Task<ConsentPage> ConsentAsync(Guid id, ConsentForm form, CancellationToken token)
    {
        var head = await pages.FormAsync(id, token);
        return new(head, await pages.UnitsAsync(token), form with { Version = head.Version });
    }

    private static ReasonPage WithdrawPage(PrivacyHead head, Guid consentId, ReasonForm form) =>
        new(head, "Consent.Withdraw", $"/cases/{head.Id}/privacy/consents/{consentId}/withdraw", form with { Version = head.Version });

    private LocalRedirectResult Done(Guid id, string key)
    {
        TempData.SetFlash(texts[key]);
        return LocalRedirect($"/cases/{id}/privacy");
    }
}
