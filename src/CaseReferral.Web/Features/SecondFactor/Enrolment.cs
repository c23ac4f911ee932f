using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Officers;
using CaseReferral.Web.Features.Account;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Identity;
using QRCoder;

namespace CaseReferral.Web.Features.SecondFactor;

/// <summary>Ties an authenticator app to the officer's account: key, first code, recovery codes.</summary>
public sealed class Enrolment(
    UserManager<Officer> users, IUserStore<Officer> store, AppDbContext db, CurrentSession session, ShellSite site)
{
    private const int RecoveryCodes = 10;

    public async Task<SecondFactorPage> LoadAsync(IReadOnlyList<string> newCodes, CancellationToken token)
    {
        var officer = await SelfAsync(token);
        var page = new SecondFactorPage { IsOn = officer.TwoFactorEnabled, NewCodes = newCodes, MustAdd = session.Duty == Duty.AddSecondFactor };
        if (officer.TwoFactorEnabled)
            return page with { CodesLeft = await users.CountRecoveryCodesAsync(officer) };
        var key = await KeyAsync(officer, token);
        return page with { Key = string.Join(' ', key.Chunk(4).Select(c => new string(c))), QrSvg = Qr(officer, key) };
    }

    /// <summary>The first code proves that the app has the key.</summary>
    /// <returns>The recovery codes, to be shown once.</returns>
    /// <exception cref="InvalidInputException">Not the code of now.</exception>
    public async Task<IReadOnlyList<string>> ConfirmAsync(string code, CancellationToken token)
    {
        var officer = await SelfAsync(token);
        if (officer.TwoFactorEnabled || !await IsCodeAsync(officer, code))
            throw Wrong();
        Demand(await users.SetTwoFactorEnabledAsync(officer, true));
        await KeepSessionAsync(session.Id, officer, token);
        return [.. await users.GenerateNewTwoFactorRecoveryCodesAsync(officer, RecoveryCodes) ?? []];
    }

    /// <summary>New recovery codes; the old ones stop working.</summary>
    /// <exception cref="InvalidInputException">Not the code of now.</exception>
    public async Task<IReadOnlyList<string>> RenewCodesAsync(string code, CancellationToken token)
    {
        var officer = await SelfAsync(token);
        if (!officer.TwoFactorEnabled || !await IsCodeAsync(officer, code))
            throw Wrong();
        return [.. await users.GenerateNewTwoFactorRecoveryCodesAsync(officer, RecoveryCodes) ?? []];
    }

    /// <summary>For a new phone: forgets the key, so that another can be set up. Takes a recovery code as well.</summary>
    /// <exception cref="InvalidInputException">Neither a code of now nor a recovery code.</exception>
    public async Task ForgetAsync(Guid sessionId, string code, CancellationToken token)
    {
        var officer = await SelfAsync(token);
        var good = officer.TwoFactorEnabled && (await IsCodeAsync(officer, code)
            || (await users.RedeemTwoFactorRecoveryCodeAsync(officer, code.Trim().ToUpperInvariant())).Succeeded);
        if (!good)
            throw Wrong();
        Demand(await users.SetTwoFactorEnabledAsync(officer, false));
        Demand(await users.ResetAuthenticatorKeyAsync(officer));
        await KeepSessionAsync(sessionId, officer, token);
    }

    private Task<bool> IsCodeAsync(Officer officer, string code) => users.VerifyTwoFactorTokenAsync(
        officer, TokenOptions.DefaultAuthenticatorProvider, code.Replace(" ", "", StringComparison.Ordinal));

    /// <summary>A key is made when the page is first seen; it is worth nothing until a code has proved it.</summary>
    private async Task<string> KeyAsync(Officer officer, CancellationToken token)
    {
        if (await users.GetAuthenticatorKeyAsync(officer) is { Length: > 0 } key)
            return key;
        key = users.GenerateNewAuthenticatorKey();
        await ((IUserAuthenticatorKeyStore<Officer>)store).SetAuthenticatorKeyAsync(officer, key, token);
        Demand(await users.UpdateAsync(officer));
        return key;
    }

    /// <summary>Identity gives the account a new stamp with each of these steps; other sessions end, this one stays.</summary>
    private async Task KeepSessionAsync(Guid sessionId, Officer officer, CancellationToken token)
    {
        if (await db.Set<OfficerSession>().FindAsync([sessionId], token) is not { } own || own.OfficerId != officer.Id)
            return;
        own.KeepThrough(officer);
        await db.SaveChangesAsync(token);
    }

    private string Qr(Officer officer, string key)
    {
        var issuer = Uri.EscapeDataString(site.Organisation);
        var address = $"otpauth://totp/{issuer}:{Uri.EscapeDataString(officer.UserName!)}?secret={key}&issuer={issuer}&digits={Totp.Digits}";
        using var data = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var drawing = new SvgQRCode(data);
        return Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(drawing.GetGraphic(4)));
    }

    private async Task<Officer> SelfAsync(CancellationToken token) =>
        await db.Set<Officer>().FindAsync([db.Actor.OfficerId], token) ?? throw new NotFoundException(nameof(Officer));

    private static void Demand(IdentityResult result)
    {
        if (!result.Succeeded)
            throw new StaleException(null, null);
    }

    private static InvalidInputException Wrong() => new([new("Code", "Account.WrongCode")]);
}
