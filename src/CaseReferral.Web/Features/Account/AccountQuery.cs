using CaseReferral.Core.Data;
using CaseReferral.Core.Officers;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Account;

/// <summary>The officer's own account and where it is signed in.</summary>
public sealed class AccountQuery(AppDbContext db, AccountOptions options, CurrentSession current, TimeProvider time)
{
    public async Task<AccountPage> LoadAsync(CancellationToken token)
    {
        var id = db.Actor.OfficerId;
        var now = time.GetUtcNow().UtcDateTime;
        var (seen, started) = (now - options.Idle, now - options.Longest);
        var me = await db.Set<Officer>().Where(o => o.Id == id).Select(o => new
        {
            o.UserName,
            o.PasswordSetAt,
            o.TwoFactorEnabled,
            o.SecurityStamp,
            HasNoticeMail = o.NoticeMail != null,
            Passkeys = db.Set<IdentityUserPasskey<Guid>>().Count(p => p.UserId == id),
            PledgedAt = db.Set<PledgeAcceptance>().Where(p => p.OfficerId == id && p.Version == options.PledgeVersion).Select(p => (DateTime?)p.At).FirstOrDefault(),
        }).SingleAsync(token);
        var sessions = await db.Set<OfficerSession>()
            .Where(s => s.OfficerId == id && s.EndedAt == null && s.Stamp == me.SecurityStamp && s.SeenAt > seen && s.StartedAt > started)
            .OrderByDescending(s => s.StartedAt).Take(20)
            .Select(s => new SessionRow(s.Id, s.Method, s.Address, s.Browser, s.StartedAt, s.SeenAt, s.Id == current.Id)).ToListAsync(token);
        return new(me.UserName!, me.PasswordSetAt, me.TwoFactorEnabled, me.Passkeys, me.PledgedAt, sessions) { HasNoticeMail = me.HasNoticeMail };
    }

    public int SecondsLeft() => (int)Math.Max(0, (current.EndsAt - time.GetUtcNow().UtcDateTime).TotalSeconds);
}

/// <summary>The page "my settings".</summary>
public sealed record AccountPage(
    string UserName, DateTime? PasswordSetAt, bool HasSecondFactor, int Passkeys, DateTime? PledgedAt, IReadOnlyList<SessionRow> Sessions)
{
    public bool HasNoticeMail { get; init; }
}

/// <summary>One running session.</summary>
public sealed record SessionRow(
    Guid Id, SignInMethod Method, string Address, string Browser, DateTime StartedAt, DateTime SeenAt, bool IsThis)
{
    /// <summary>Browser and system in two words, from the user agent; empty when it says nothing known.</summary>
    public string Device => string.Join(" · ", new[]
    {
        First("Edg/", "Edge", "QQBrowser", "QQBrowser", "360", "360", "Firefox/", "Firefox", "Chrome/", "Chrome", "Safari/", "Safari"),
        First("Windows", "Windows", "Android", "Android", "iPhone", "iPhone", "Mac OS", "macOS", "Linux", "Linux"),
    }.Where(word => word.Length > 0));

    private string First(params ReadOnlySpan<string> pairs)
    {
        for (var i = 0; i < pairs.Length; i += 2)
            if (Browser.Contains(pairs[i], StringComparison.Ordinal))
                return pairs[i + 1];
        return "";
    }
}
