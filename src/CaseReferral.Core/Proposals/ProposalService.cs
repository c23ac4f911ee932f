using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Proposals;

/// <summary>The unit says why it does not follow a proposal; the reason stays in the case's timeline.</summary>
public sealed class ProposalService(AppDbContext db, TimeProvider time)
{
    public const int MaxReason = 500;

    /// <exception cref="NotFoundException">Not this unit's.</exception>
    /// <exception cref="StaleException">Decided already.</exception>
    public async Task DismissAsync(Guid id, int version, string? reason, CancellationToken token)
    {
        var proposal = await db.Set<Proposal>().FirstOrDefaultAsync(p => p.Id == id, token) ?? throw new NotFoundException(nameof(Proposal));
        if (!db.Actor.May(Permissions.ProposalDecide))
            throw new NotPermittedException(Permissions.ProposalDecide);
        if (proposal.Version != version || proposal.OpenForId is null)
            throw new StaleException(proposal.EndedByName, proposal.EndedAt);
        if (string.IsNullOrWhiteSpace(reason))
            throw new InvalidInputException([new("Reason", "Error.Required")]);
        if (reason.Length > MaxReason)
            throw new InvalidInputException([new("Reason", "Error.TooLong", $"{MaxReason}")]);
        var now = time.GetUtcNow().UtcDateTime;
        db.Expect(proposal, version);
        proposal.Dismiss(reason.Trim(), db.Actor, now);
        if (await db.Set<Case>().FirstOrDefaultAsync(c => c.Id == proposal.CaseId, token) is { } @case)
            db.Add(@case.Note("ProposalDismissed", db.Actor, now, reason.Trim()));
        await db.SaveCaseAsync(proposal.CaseId, token);
    }
}
