using CaseReferral.Core.Data;
using CaseReferral.Core.Trail;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Notices;

/// <summary>What is to be mailed, as one range of an index, and how patient the sending is.</summary>
public static class MailQueue
{
    /// <summary>Tries until a notice is given up: a little more than a day with <see cref="Pause"/>.</summary>
    public const int MaxTries = 12;

    /// <summary>
    /// What has waited longer is read on the page and not mailed any more: an installation that sets mail up after a year does
    /// not send a year's notices.
    /// </summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromDays(3);

    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(12);

    /// <summary>1, 2, 4 … minutes after the first, second, third try, never more than twelve hours.</summary>
    public static TimeSpan Pause(int tries) =>
        TimeSpan.FromMinutes(Math.Min(Math.Pow(2, Math.Min(tries, 20) - 1), LongestPause.TotalMinutes));

    /// <summary>Notices whose mail still waits, due or not.</summary>
    public static IQueryable<OutboxMessage> Waiting(this AppDbContext db, DateTime now)
    {
        var oldest = now - Fresh;
        return db.Set<OutboxMessage>().Where(m => m.Mail == MailState.Waiting && m.MailAt > oldest);
    }

    /// <summary>Notices given up since.</summary>
    public static IQueryable<OutboxMessage> GivenUp(this AppDbContext db, DateTime since) =>
        db.Set<OutboxMessage>().Where(m => m.Mail == MailState.GivenUp && m.MailAt > since);

    /// <summary>How many mails wait and since when the oldest does; those of units without an address do not count.</summary>
    public static async Task<(int Count, DateTime? Oldest)> LagAsync(this AppDbContext db, DateTime now, CancellationToken token)
    {
        var lag = await (from m in db.Waiting(now)
                         where m.IsCopy || !m.IsRead && db.Set<Organisations.Organisation>().Any(o => o.Id == m.ToOrganisationId && o.Mail != null)
                         group m by 1 into all
                         select new { Count = all.Count(), Oldest = all.Min(m => m.At) }).FirstOrDefaultAsync(token);
        return lag is null ? (0, null) : (lag.Count, lag.Oldest);
    }
}
