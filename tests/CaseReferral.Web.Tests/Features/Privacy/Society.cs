using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Officers;
using CaseReferral.Core.Organisations;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseReferral.Web.Tests.Features.Privacy;

/// <summary>A unit outside the state: a legal-service society that takes hand-offs like the legal-aid centre.</summary>
internal static class Society
{
    public const string Account = "tongxin";

    public static async Task<Guid> OpenAsync(AppFactory app)
    {
        await using var db = app.Services.GetRequiredService<AppDbContexts>().For(Actor.System("test"));
        if (await db.Set<Organisation>().FirstOrDefaultAsync(o => o.Code == Account) is { } known)
            return known.Id;
        var unit = new Organisation(Account, "市同心法律服务社", OrganisationKind.LegalAidCentre, "999900").RunPrivately();
        var hash = await db.Users.Where(o => o.UserName == Story.Receiver).Select(o => o.PasswordHash).SingleAsync();
        var officer = new Officer(Account, "柳样例", unit.Id, OfficerRole.Officer) { PasswordHash = hash };
        var pledge = app.Services.GetRequiredService<AccountOptions>().PledgeVersion;
        db.AddRange(unit, officer, new PledgeAcceptance(officer.Id, pledge, app.Clock.GetUtcNow().UtcDateTime));
        await db.SaveChangesAsync();
        return unit.Id;
    }
}
