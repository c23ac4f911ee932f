using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Trail;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Notices;

/// <summary>The system administrator has a mail tried again that was given up; what it is about she does not learn.</summary>
public sealed class MailDesk(AppDbContext db, IMailSender mail, TimeProvider time)
{
    /// <summary>
    /// Puts a given-up mail back among the waiting ones, from the first try on; written in the trail. One that waits or is sent
    /// already, e.g. by a second click, stays as it is.
    /// </summary>
    /// <exception cref="NotPermittedException">Not the system administrator.</exception>
    /// <exception cref="NotFoundException">No such notice.</exception>
    /// <exception cref="RuleBrokenException">No mail server is set up.</exception>
    public async Task SendAgainAsync(Guid id, CancellationToken token)
    {
        if (!db.Actor.May(Permissions.JobsManage))
            throw new NotPermittedException(Permissions.JobsManage);
        if (!mail.IsOn)
            throw new RuleBrokenException([new("MailIsOn")]);
        using var _ = db.AsSystem();
        var notice = await db.Set<OutboxMessage>().FirstOrDefaultAsync(m => m.Id == id, token) ?? throw new NotFoundException(nameof(OutboxMessage));
        if (notice.Mail != MailState.GivenUp)
            return;
        notice.TryAgain(time.GetUtcNow().UtcDateTime);
        db.Note(new(AuditKind.Modified, nameof(OutboxMessage), $"{id}") { Detail = "SendAgain" });
        try
        {
            await db.SaveChangesAsync(token);
        }
        catch (DbUpdateException failure) when (failure.IsConflict())
        {
            db.ChangeTracker.Clear(); // the other click was faster
        }
    }
}
