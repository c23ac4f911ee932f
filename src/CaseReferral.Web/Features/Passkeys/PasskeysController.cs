using System.Buffers.Text;
using CaseReferral.Core.Common;
using CaseReferral.Core.Officers;
using CaseReferral.Web.Features.Account;
using CaseReferral.Web.Features.Shared;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace CaseReferral.Web.Features.Passkeys;

/// <summary>
/// Passkeys (WebAuthn): a device signs a challenge after its owner's finger or PIN, which is both factors at once. The
/// only pages that need a script; password and code remain.
/// </summary>
public sealed class PasskeysController(OfficerSignIn signIn, OwnAccount own, UserManager<Officer> users, Texts texts) : Controller
{
    private const int Most = 5;

    [HttpGet("/account/passkeys")]
    public async Task<IActionResult> Index() => View(await PageAsync());

    /// <summary>422 where the password is wrong: the page then sends the form as it is, and reads why.</summary>
    [HttpPost("/account/passkeys/options"), EnableRateLimiting(SignInLimits.Policy)]
    public async Task<IActionResult> CreationOptions([Bind(Prefix = "Form")] PasskeyForm form, CancellationToken token)
    {
        if (!await this.TryAsync("Form.", () => own.ConfirmAsync(form.Present, token)))
            return UnprocessableEntity();
        var officer = await SelfAsync();
        var entity = new PasskeyUserEntity { Id = $"{officer.Id}", Name = officer.UserName!, DisplayName = officer.DisplayName };
        return Content(await signIn.MakePasskeyCreationOptionsAsync(entity), "application/json");
    }

    [HttpPost("/account/passkeys"), EnableRateLimiting(SignInLimits.Policy)]
    public async Task<IActionResult> Add([Bind(Prefix = "Form")] PasskeyForm form, CancellationToken token)
    {
        if (!await this.TryAsync("Form.", () => KeepAsync(form, token)))
            return View(nameof(Index), await PageAsync() with { Form = form with { Present = null, Credential = null } });
        TempData.SetFlash(texts["Passkey.Added"]);
        return RedirectToAction(nameof(Index));
    }

    [HttpPost("/account/passkeys/{id}/remove")]
    public async Task<IActionResult> Remove(string id)
    {
        var officer = await SelfAsync();
        var key = (await users.GetPasskeysAsync(officer)).FirstOrDefault(p => Base64Url.EncodeToString(p.CredentialId) == id)
            ?? throw new NotFoundException("Passkey");
        await users.RemovePasskeyAsync(officer, key.CredentialId);
        TempData.SetFlash(texts["Passkey.Removed"]);
        return RedirectToAction(nameof(Index));
    }

    [HttpPost("/sign-in/passkey/options"), AllowAnonymous, EnableRateLimiting(SignInLimits.Policy)]
    public async Task<IActionResult> RequestOptions() =>
        Content(await signIn.MakePasskeyRequestOptionsAsync(null!), "application/json");

    [HttpPost("/sign-in/passkey"), AllowAnonymous, EnableRateLimiting(SignInLimits.Policy)]
    public async Task<IActionResult> SignIn(string? credential, string? returnUrl)
    {
        if (credential is { Length: > 0 and < 20_000 } && (await signIn.ByPasskeyAsync(credential)).Succeeded)
            return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl! : "/");
        ModelState.AddModelError("", texts["Account.PasskeyFailed"]);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("/Features/Account/SignIn.cshtml", new SignInForm { ReturnUrl = returnUrl });
    }

    private async Task KeepAsync(PasskeyForm form, CancellationToken token)
    {
        await own.ConfirmAsync(form.Present, token);
        var officer = await SelfAsync();
        if ((await users.GetPasskeysAsync(officer)).Count >= Most)
            throw new InvalidInputException([new("Name", "Passkey.TooMany")]);
        var result = await signIn.PerformPasskeyAttestationAsync(form.Credential ?? "");
        // The challenge was made for this officer; the answer must be hers.
        if (!result.Succeeded || result.UserEntity.Id != $"{officer.Id}")
            throw new InvalidInputException([new("Name", "Passkey.Refused")]);
        result.Passkey.Name = form.Name!.Trim();
        if (!(await users.AddOrUpdatePasskeyAsync(officer, result.Passkey)).Succeeded)
            throw new StaleException(null, null);
    }

    private async Task<PasskeyPage> PageAsync()
    {
        var officer = await SelfAsync();
        return new([.. (await users.GetPasskeysAsync(officer)).Select(p => new PasskeyRow(Base64Url.EncodeToString(p.CredentialId), p.Name ?? "", p.CreatedAt.UtcDateTime))])
        {
            HasPassword = officer.PasswordHash is not null,
        };
    }

    private async Task<Officer> SelfAsync() => await users.GetUserAsync(User) ?? throw new NotFoundException(nameof(Officer));
}
