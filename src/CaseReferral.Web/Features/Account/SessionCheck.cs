using System.Security.Claims;
using CaseReferral.Core.Access;
using CaseReferral.Core.Data;
using CaseReferral.Core.Officers;
using CaseReferral.Core.Organisations;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Account;

/// <summary>
/// Asks the database on every request whether the cookie's session still holds: one query by primary key. So a disabled
/// officer, a changed role or password, or an ended session is out with her next click, on every node; and a change of the matrix of
/// field groups, whose number comes along, is in force with it.
/// </summary>
internal sealed class SessionCheck(AppDbContext db, AccountOptions options, CurrentSession current, MatrixSource matrix, TimeProvider time)
{
    public const string Claim = "session";

    /// <summary>SeenAt is kept to the minute; a write per click would be waste.</summary>
    private static readonly TimeSpan Grain = TimeSpan.FromMinutes(1);

    private static readonly StoredQuery<Asked, Found> Sessions = new();

    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        // The page of a failure shows nothing of anybody, and must come also when the database is away.
        if (context.HttpContext.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            context.RejectPrincipal();
            return;
        }
        var services = context.HttpContext.RequestServices;
        if (await services.GetRequiredService<SessionCheck>().HoldsAsync(context.Principal, context.HttpContext.RequestAborted))
            return;
        services.GetRequiredService<CurrentSession>().HasEnded = true;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    private async Task<bool> HoldsAsync(ClaimsPrincipal? principal, CancellationToken token)
    {
        if (!Guid.TryParse(principal?.FindFirstValue(Claim), out var id))
            return false;
        // Stays open for the request: the page's own queries use the same connection.
        await db.Database.OpenConnectionAsync(token);
        var now = time.GetUtcNow().UtcDateTime;
        if (await FindAsync(id, token) is not { } found || !found.Account.IsActive || !found.UnitIsActive
            || found.Session.Stamp != found.Account.SecurityStamp || EndOf(found.Session) <= now)
            return false;
        await matrix.FollowAsync(found.MatrixNumber, token);
        await NoteAsync(found.Session, now, token);
        (current.Id, current.EndsAt, current.EndsForGoodAt) = (id, EndOf(found.Session), found.Session.StartedAt + options.Longest);
        current.Duty = DutyOf(found, now);
        return true;
    }

    private Task<Found?> FindAsync(Guid id, CancellationToken token) => Sessions.FirstAsync(db, new(id, options.PledgeVersion), (db, a) =>
        from s in db.Set<OfficerSession>().AsNoTracking()
        where s.Id == a.Id && s.EndedAt == null
        join o in db.Set<Officer>() on s.OfficerId equals o.Id
        join u in db.Set<Organisation>() on o.OrganisationId equals u.Id
        select new Found(s, new(o.IsActive, o.SecurityStamp, o.MustChangePassword, o.PasswordSetAt, o.TwoFactorEnabled), u.IsActive, db.Set<PledgeAcceptance>().Any(p => p.OfficerId == o.Id && p.Version == a.Pledge),
            db.Set<MatrixChange>().Max(c => (int?)c.Number) ?? 0), token);

    private async Task NoteAsync(OfficerSession session, DateTime now, CancellationToken token)
    {
        if (now - session.SeenAt < Grain)
            return;
        db.Attach(session);
        session.Seen(now);
        await db.SaveChangesAsync(token);
    }

    private DateTime EndOf(OfficerSession session)
    {
        var (idle, longest) = (session.SeenAt + options.Idle, session.StartedAt + options.Longest);
        return idle < longest ? idle : longest;
    }

    private Duty DutyOf(Found found, DateTime now)
    {
        var byProvider = found.Session.Method == SignInMethod.SingleSignOn;
        if (!byProvider && (found.Account.MustChangePassword || IsOld(found.Account, now)))
            return Duty.ChoosePassword;
        if (!byProvider && options.SecondFactorRequired && !found.Account.TwoFactorEnabled)
            return Duty.AddSecondFactor;
        return found.HasPledged ? Duty.None : Duty.AcceptPledge;
    }

    private bool IsOld(Account account, DateTime now) =>
        options.PasswordDays > 0 && account.PasswordSetAt is { } set && now - set > TimeSpan.FromDays(options.PasswordDays);

    private sealed record Asked(Guid Id, string Pledge);

    private sealed record Account(bool IsActive, string? SecurityStamp, bool MustChangePassword, DateTime? PasswordSetAt, bool TwoFactorEnabled);

    private sealed record Found(OfficerSession Session, Account Account, bool UnitIsActive, bool HasPledged, int MatrixNumber);
}
