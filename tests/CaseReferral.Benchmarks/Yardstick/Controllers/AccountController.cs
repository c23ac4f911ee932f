using System.Security.Claims;
using CaseReferral.Yardstick.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Yardstick.Controllers;

[Route("sign-in")]
public sealed class AccountController(YardstickDb db) : Controller
{
    [HttpGet("")]
    public IActionResult SignIn() => View();

    [HttpPost("")]
    public async Task<IActionResult> SignIn(string userName, string password, CancellationToken token)
    {
        var name = userName.ToUpperInvariant();
        var officer = await db.Officers.AsNoTracking().FirstOrDefaultAsync(o => o.NormalizedUserName == name, token);
        if (officer?.PasswordHash is null
            || new PasswordHasher<OfficerRow>().VerifyHashedPassword(officer, officer.PasswordHash, password) == PasswordVerificationResult.Failed)
            return View();
        var identity = new ClaimsIdentity(
            [new(ClaimTypes.NameIdentifier, $"{officer.Id}"), new(ClaimTypes.Name, officer.DisplayName), new("unit", $"{officer.OrganisationId}")],
            CookieAuthenticationDefaults.AuthenticationScheme);
        await HttpContext.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, new ClaimsPrincipal(identity));
        return LocalRedirect("/");
    }
}
