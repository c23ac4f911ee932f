using System.Security.Claims;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Officers;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Trail;
using CaseReferral.Web.Setup;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CaseReferral.Web.Features.Account;

/// <summary>
/// Signing in begins a session row, however it was done. A switched-off account or unit, and an issued password nobody
/// used in time, do not get in. Every way in and out passes here, so the trail is told here.
/// </summary>
public sealed class OfficerSignIn(
    UserManager<Officer> users, IHttpContextAccessor accessor, IUserClaimsPrincipalFactory<Officer> claims,
    IOptions<IdentityOptions> options, ILogger<SignInManager<Officer>> logger, IAuthenticationSchemeProvider schemes,
    IUserConfirmation<Officer> confirmation, AppDbContext db, AccountOptions accounts,
    NobodysPassword nobody, AccountTrail trail, TimeProvider time)
    : SignInManager<Officer>(users, accessor, claims, options, logger, schemes, confirmation)
{
    /// <summary>The provider's token inside our encrypted cookie: it is needed to sign out there.</summary>
    public const string IdTokenKey = "id_token";

    private SignInMethod method = SignInMethod.Password;

    /// <summary>
    /// Name and password. Unknown, disabled, locked and wrong are one answer and cost one password hash each, so that
    /// neither words nor time tell which accounts exist.
    /// </summary>
    public async Task<SignInResult> ByPasswordAsync(string userName, string password)
    {
        method = SignInMethod.Password;
        var officer = await UserManager.FindByNameAsync(userName.Trim());
        if (officer is not null && await CanSignInAsync(officer) && !await UserManager.IsLockedOutAsync(officer))
            return await PasswordSignInAsync(officer, password, isPersistent: false, lockoutOnFailure: true);
        nobody.Check(UserManager.PasswordHasher, password);
        await trail.FailedAsync(officer, locked: officer is not null && await UserManager.IsLockedOutAsync(officer));
        return SignInResult.Failed;
    }

    /// <summary>The second step: six digits of the authenticator, or a recovery code.</summary>
    public async Task<SignInResult> ByCodeAsync(string code)
    {
        var digits = code.Replace(" ", "", StringComparison.Ordinal);
        var isTotp = digits.Length == Totp.Digits && digits.All(char.IsAsciiDigit);
        method = isTotp ? SignInMethod.Code : SignInMethod.RecoveryCode;
        if (isTotp)
            return await ToldAsync(await TwoFactorAuthenticatorSignInAsync(digits, isPersistent: false, rememberClient: false));
        var result = await TwoFactorRecoveryCodeSignInAsync(digits.ToUpperInvariant());
        // Identity does not count wrong recovery codes.
        if (!result.Succeeded && await GetTwoFactorAuthenticationUserAsync() is { } officer)
            await UserManager.AccessFailedAsync(officer);
        return await ToldAsync(result);
    }

    private async Task<SignInResult> ToldAsync(SignInResult result)
    {
        if (!result.Succeeded)
            await trail.FailedAsync(await GetTwoFactorAuthenticationUserAsync(), result.IsLockedOut);
        return result;
    }

    public async Task<SignInResult> ByPasskeyAsync(string credential)
    {
        method = SignInMethod.Passkey;
        return await PasskeySignInAsync(credential);
    }

    /// <summary>The city's single sign-on has vouched for her.</summary>
    public async Task<bool> ByProviderAsync(Officer officer, string? idToken)
    {
        method = SignInMethod.SingleSignOn;
        if (!await CanSignInAsync(officer))
            return false;
        var properties = new AuthenticationProperties();
        if (idToken is not null)
            properties.StoreTokens([new AuthenticationToken { Name = IdTokenKey, Value = idToken }]);
        await SignInAsync(officer, properties, SingleSignOnOptions.Scheme);
        return true;
    }

    public override async Task<bool> CanSignInAsync(Officer user) =>
        user.IsActive && !IsStale(user) && await base.CanSignInAsync(user)
        && await db.Set<Organisation>().AnyAsync(o => o.Id == user.OrganisationId && o.IsActive);

    public override async Task<SignInResult> CheckPasswordSignInAsync(Officer user, string password, bool lockoutOnFailure)
    {
        var result = await base.CheckPasswordSignInAsync(user, password, lockoutOnFailure);
        if (!result.Succeeded)
            await trail.FailedAsync(user, result.IsLockedOut);
        return result;
    }

    public override async Task SignInWithClaimsAsync(
        Officer user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        var address = Context.Connection.RemoteIpAddress?.ToString() ?? "";
        var session = new OfficerSession(user, method, address, Context.Request.Headers.UserAgent.ToString(), time.GetUtcNow().UtcDateTime);
        db.Add(session);
        await db.SaveChangesAsync();
        await trail.SignedInAsync(user);
        await base.SignInWithClaimsAsync(user, authenticationProperties, additionalClaims.Append(new(SessionCheck.Claim, $"{session.Id}")));
    }

    public override async Task SignOutAsync()
    {
        if (ActorClaims.Read(Context.User) is { } actor && actor != Actor.Nobody)
            await trail.SignedOutAsync(actor);
        await base.SignOutAsync();
    }

    private bool IsStale(Officer user) => method != SignInMethod.SingleSignOn && user is { MustChangePassword: true, PasswordSetAt: { } issued }
        && time.GetUtcNow().UtcDateTime - issued > TimeSpan.FromHours(accounts.IssuedPasswordHours);
}
