using CaseReferral.Testing;
using Microsoft.Playwright;
using Xunit;

namespace CaseReferral.EndToEnd.Tests;

/// <summary>A passkey of Chromium's virtual authenticator: registered on the account's page, then signed in with.</summary>
public sealed class PasskeyTests(Browsers browsers) : IClassFixture<Browsers>
{
    [Fact]
    public async Task Passkey_Registered_SignsInWithoutAPassword()
    {
        var page = await browsers.AsAsync("renshe");
        // A passkey belongs to a name; an address of numbers has none.
        var site = browsers.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        var device = await page.Context.NewCDPSessionAsync(page);
        await device.SendAsync("WebAuthn.enable");
        await device.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
            },
        });
        await page.GotoAsync(site + "/sign-in");
        await page.FillAsync("[name=UserName]", "renshe");
        await page.FillAsync("[name=Password]", Visitor.Password);
        await page.ClickAsync("form[action='/sign-in'] button");
        await page.WaitForURLAsync(site + "/");
        await page.GotoAsync(site + "/account/passkeys");
        await page.FillAsync("[name='Form.Name']", "PC");
        // Somebody who found the screen unlocked does not add her own device.
        await page.FillAsync("[name='Form.Present']", "somebody else's");
        await page.ClickAsync("form[data-passkey] button");
        await Assertions.Expect(page.Locator("[name='Form.Present']")).ToHaveAttributeAsync("aria-invalid", "true");
        await Assertions.Expect(page.Locator("[name='Form.Name']")).ToHaveValueAsync("PC");
        await page.FillAsync("[name='Form.Present']", Visitor.Password);
        await page.ClickAsync("form[data-passkey] button");
        await Assertions.Expect(page.Locator("ul.rows li")).ToContainTextAsync("PC");

        await page.Context.ClearCookiesAsync();
        await page.GotoAsync(site + "/sign-in");
        await page.ClickAsync("form[data-passkey] button");
        await page.WaitForURLAsync(site + "/");
        await page.GotoAsync(site + "/account");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("renshe");
        await Assertions.Expect(page.Locator("main tbody")).ToContainTextAsync("\u901a\u884c\u5bc6\u94a5");
    }
}
