using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Proposals;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Proposals;

/// <summary>Open proposals of the actor's unit; the row filter lets nobody else's through.</summary>
public sealed class ProposalPageQuery(AppDbContext db)
{
    private const int Most = 10;

    public async Task<DismissPage> LoadAsync(Guid id, DismissForm? form, CancellationToken token)
    {
        var row = await ProposalRow.Of(db.Set<Proposal>().Where(p => p.Id == id)).FirstOrDefaultAsync(token)
            ?? throw new NotFoundException(nameof(Proposal));
        return new(row) { Form = new() { Version = row.Version, Reason = form?.Reason } };
    }

    /// <summary>Those of a unit's inbox, the oldest first.</summary>
    public Task<List<ProposalRow>> InboxAsync(CancellationToken token) => Units.ListAsync(db, new(db.Actor.OrganisationId), (db, a) => ProposalRow.Of(
        db.Set<Proposal>().Where(p => p.OpenForId == a.Id).OrderBy(p => p.RaisedAt).Take(Most)), token);

    public Task<List<ProposalRow>> OfCaseAsync(Guid caseId, CancellationToken token) => Cases.ListAsync(db, new(caseId), (db, a) => ProposalRow.Of(
        db.Set<Proposal>().Where(p => p.CaseId == a.Id && p.OpenForId != null).OrderBy(p => p.RaisedAt).Take(Most)), token);

    private static readonly StoredQuery<Of, ProposalRow> Cases = new(), Units = new();

    private sealed record Of(Guid Id);
}
