using CaseReferral.Core.Common;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace CaseReferral.Web.Features.Inbox;

/// <summary>First page after sign-in.</summary>
public sealed class InboxController(InboxQuery inbox, IShellUser users, NavMenu menu) : Controller
{
    [HttpGet("/")]
    public async Task<IActionResult> Index(InboxFilter show, string? after, CancellationToken token) =>
        users.Current is { } user && !user.May(Permissions.CaseRead)
            ? LocalRedirect(menu.FirstHref(user) ?? ShellPaths.Account) // an administrator has no inbox
            : View(await inbox.LoadAsync(Enum.IsDefined(show) ? show : InboxFilter.All, after, token));
}
