using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Officers;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseReferral.Web.Tests.Features.Access;

/// <summary>A second officer for a unit of the demo city, which has one and a lead.</summary>
internal static class Colleagues
{
    public static async Task<string> ColleagueOfAsync(this AppFactory app, string account)
    {
        await using var db = app.Services.GetRequiredService<AppDbContexts>().For(Actor.System("test"));
        var known = await db.Users.SingleAsync(o => o.UserName == account);
        var name = account + "-b";
        if (await db.Users.AnyAsync(o => o.UserName == name))
            return name;
        var colleague = new Officer(name, "同事样例", known.OrganisationId, OfficerRole.Officer) { PasswordHash = known.PasswordHash };
        db.AddRange(colleague, new PledgeAcceptance(colleague.Id, app.Services.GetRequiredService<AccountOptions>().PledgeVersion, app.Clock.GetUtcNow().UtcDateTime));
        await db.SaveChangesAsync();
        return name;
    }
}
