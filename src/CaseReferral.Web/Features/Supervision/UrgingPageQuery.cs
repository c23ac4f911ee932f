using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Supervision;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Supervision;

/// <summary>A letter, for the unit it is addressed to, the unit that wrote it and the office of the region.</summary>
public sealed class UrgingPageQuery(AppDbContext db)
{
    public async Task<UrgingPage> LoadAsync(Guid id, AnswerForm? form, CancellationToken token)
    {
        var row = await (
            from u in db.Set<Urging>().AsNoTracking()
            where u.Id == id
            join o in db.Set<Organisation>() on u.ToOrganisationId equals o.Id
            select new
            {
                Letter = u,
                Unit = o.Name,
                Officer = db.Users.Where(x => x.Id == u.ToOfficerId).Select(x => x.DisplayName).FirstOrDefault(),
                MayOpen = u.HandoffId == null ? db.Set<Case>().Any(c => c.Id == u.CaseId) : db.Set<Handoff>().Any(h => h.Id == u.HandoffId),
                Office = db.Set<Organisation>().Where(x => x.Id == u.OfficeId).Select(x => x.Name).FirstOrDefault(),
            }).FirstOrDefaultAsync(token) ?? throw new NotFoundException(nameof(Urging));
        var letter = row.Letter;
        return new(letter, row.Unit, row.Officer, row.Office, letter.ToOrganisationId == db.Actor.OrganisationId,
            letter.OpenForId is not null && UrgingService.MayAnswer(db.Actor, letter), row.MayOpen)
        { Form = new() { Version = letter.Version, Answer = form?.Answer } };
    }
}
