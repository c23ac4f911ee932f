using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace CaseReferral.Web.Shell;

/// <summary>Remembers the language of the pages in a cookie and goes back.</summary>
[AllowAnonymous]
public sealed class LanguageController : Controller
{
    [HttpGet("/language/{language}")]
    public IActionResult Set(string language, string? returnUrl)
    {
        if (!ShellCulture.Languages.Contains(language)) return NotFound();
        Response.Cookies.Append(ShellCulture.CookieOf(Request), language, new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            SameSite = SameSiteMode.Lax,
            Secure = Request.IsHttps,
            MaxAge = TimeSpan.FromDays(365),
        });
        return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : "~/");
    }
}
