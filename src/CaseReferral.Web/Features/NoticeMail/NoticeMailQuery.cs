using CaseReferral.Core.Data;
using CaseReferral.Core.Officers;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.NoticeMail;

/// <summary>The officer's own address, as she entered it.</summary>
public sealed class NoticeMailQuery(AppDbContext db)
{
    /// <param name="form">What was typed; null for what is stored.</param>
    /// <param name="token">Cancels.</param>
    public async Task<NoticeMailPage> LoadAsync(NoticeMailForm? form, CancellationToken token)
    {
        var id = db.Actor.OfficerId;
        var me = await db.Set<Officer>().Where(o => o.Id == id).Select(o => new { o.NoticeMail, HasPassword = o.PasswordHash != null }).SingleAsync(token);
        return new(form ?? new() { Mail = me.NoticeMail }, me.HasPassword);
    }
}
