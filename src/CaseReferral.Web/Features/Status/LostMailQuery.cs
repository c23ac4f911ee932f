using System.Data.Common;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Notices;
using CaseReferral.Core.Organisations;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Status;

/// <summary>The mails that were given up and that nobody has read since; past the row filters, because it says units and times only.</summary>
public sealed class LostMailQuery(AppDbContexts contexts, TimeProvider time)
{
    /// <summary>How long a given-up mail is told.</summary>
    public static readonly TimeSpan Told = TimeSpan.FromDays(7);

    private const int MaxRows = 50;

    public async Task<IReadOnlyList<LostMail>> LoadAsync(CancellationToken token)
    {
        try
        {
            await using var db = contexts.For(Actor.System("health"));
            return await (
                from m in db.GivenUp(time.GetUtcNow().UtcDateTime - Told)
                join o in db.Set<Organisation>() on m.ToOrganisationId equals o.Id
                where m.IsCopy || !m.IsRead
                orderby m.MailAt descending
                select new LostMail(m.Id, o.Name, m.IsCopy, m.At, m.MailAt)).Take(MaxRows).ToListAsync(token);
        }
        catch (DbException)
        {
            return []; // the page says that the database does not answer
        }
    }
}
