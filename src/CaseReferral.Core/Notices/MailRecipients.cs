using CaseReferral.Core.Access;
using CaseReferral.Core.Data;
using CaseReferral.Core.Officers;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Trail;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Notices;

/// <summary>To which mailbox a notice goes, as things stand when it is sent.</summary>
public sealed class MailRecipients(AppDbContext db)
{
    /// <returns>Null when nothing is to be sent: it was read, or there is no address.</returns>
    public async Task<string?> OfAsync(OutboxMessage notice, CancellationToken token) =>
        notice.IsCopy ? await OfOfficerAsync(notice, token)
        : notice.IsRead ? null
        : await db.Set<Organisation>().Where(o => o.Id == notice.ToOrganisationId && o.IsActive).Select(o => o.Mail).FirstOrDefaultAsync(token);

    /// <summary>
    /// The own address of the officer a notice concerns, while she works in the unit that is told; who is out of the case is told
    /// nothing of it.
    /// </summary>
    public Task<string?> OfOfficerAsync(OutboxMessage notice, CancellationToken token) => (
        from o in db.Set<Officer>()
        where o.Id == notice.OfficerId && o.OrganisationId == notice.ToOrganisationId && o.IsActive
            && !db.Set<CaseGrant>().Any(g => g.CaseId == notice.CaseId && g.OfficerId == o.Id && g.Kind == GrantKind.Excluded && g.EndedAt == null)
        select o.NoticeMail).FirstOrDefaultAsync(token);
}
