using CaseReferral.Core.Data;
using CaseReferral.Core.Jobs;
using CaseReferral.Core.Trail;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Notices;

/// <summary>
/// Mails notices to the addresses of their units, and a copy to the officer one concerns. A try is saved before it is made: of two nodes one begins, and a process that
/// dies before the server took the mail leaves it to a later try. One that dies between the server's yes and the save sends it
/// again, with the same message id: no protocol closes that window.
/// </summary>
[Job("notice-mail", everyMinutes: 1)]
public sealed class MailJob(AppDbContext db, IMailSender mail, MailRecipients recipients, TimeProvider time) : Job
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public override async Task<IReadOnlyList<Guid>> FindAsync(int take, CancellationToken token) => !mail.IsOn ? [] :
        await Due().OrderBy(m => m.MailAt).Take(take).Select(m => m.Id).ToListAsync(token);

    /// <exception cref="MailFailedException">Not taken; it stays for a later try, or is given up.</exception>
    public override async Task<bool> DoAsync(Guid id, CancellationToken token)
    {
        if (!mail.MayTry || await Due().FirstOrDefaultAsync(m => m.Id == id, token) is not { } notice)
            return false;
        if (notice is { Tries: 0, IsCopy: false, IsRead: false, OfficerId: not null } && await recipients.OfOfficerAsync(notice, token) is not null)
            db.Add(notice.CopyForOfficer(Now));
        var to = await recipients.OfAsync(notice, token);
        if (to is null)
        {
            // Begun and ended in one: of two nodes one writes the copy.
            notice.Try(Now);
            notice.Spare(Now);
            await db.SaveChangesAsync(token);
            return true;
        }
        notice.Try(Now + MailQueue.Pause(notice.Tries + 1));
        await db.SaveChangesAsync(token);
        try
        {
            await mail.SendAsync(new(notice.Id, to, notice.Number), token);
        }
        catch (MailFailedException) when (notice.Tries >= MailQueue.MaxTries)
        {
            notice.GiveUp(Now);
            await db.SaveChangesAsync(CancellationToken.None);
            throw;
        }
        notice.Sent(Now);
        // The server has it: a stop that is asked for now must not make us forget that.
        await db.SaveChangesAsync(CancellationToken.None);
        return true;
    }

    private IQueryable<OutboxMessage> Due()
    {
        var now = Now;
        return db.Waiting(now).Where(m => m.MailAt <= now);
    }
}
