using CaseReferral.Core.Attachments;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Workflows;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Privacy;

/// <summary>Two-person erasure of a file by the unit that owns it: one proposes with a reason, a lead who is somebody else confirms or drops it.</summary>
public sealed class ErasureService(AppDbContext db, Eraser eraser, IAttachmentStore store, PrivacyOptions options, TimeProvider time)
{
    public const int MaxReason = 200;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public async Task ProposeAsync(Guid caseId, int version, string? ground, string? reason, CancellationToken token)
    {
        var @case = await db.PrivacyCaseAsync(caseId, version, Now, token, Side.Owner);
        var errors = new List<FieldError>();
        if (ground is null || !Erasure.Grounds.Contains(ground))
            errors.Add(new("GroundCode", "Error.Choose"));
        if (PrivacyText.Problem("Reason", reason, MaxReason) is { } problem)
            errors.Add(problem);
        if (errors.Count > 0)
            throw new InvalidInputException(errors);
        ErasureRules.Demand(await FactsAsync(@case, ground!, token), ErasureRules.ToPropose);
        db.Add(new Erasure(caseId, ground!, reason!, db.Actor, Now));
        db.Add(@case.Note("ErasureProposed", db.Actor, Now, null));
        await db.SaveCaseAsync(caseId, token);
    }

    /// <summary>Empties the file and leaves the tombstone, in one save; the stored documents go right after it.</summary>
    /// <exception cref="RuleBrokenException">A hold was set meanwhile, or the same person confirms.</exception>
    public async Task ConfirmAsync(Guid caseId, Guid erasureId, int version, CancellationToken token)
    {
        var (@case, erasure) = await FindAsync(caseId, erasureId, version, token);
        ErasureRules.Demand(await FactsAsync(@case, erasure.GroundCode, token) with { ProposedBySamePerson = erasure.ProposedById == db.Actor.OfficerId }, ErasureRules.ToConfirm);
        erasure.Decide(ErasureState.Done, db.Actor, Now);
        var files = await eraser.EmptyAsync(@case, erasure.GroundCode, Now, token);
        db.Add(@case.Note("Erased", db.Actor, Now, null));
        await db.SaveCaseAsync(caseId, token);
        // After the save: a file whose row stayed would be lost, a file without a row is encrypted litter.
        foreach (var file in files)
            await store.DeleteAsync(file, CancellationToken.None);
    }

    public async Task DropAsync(Guid caseId, Guid erasureId, int version, CancellationToken token)
    {
        var (@case, erasure) = await FindAsync(caseId, erasureId, version, token);
        erasure.Decide(ErasureState.Dropped, db.Actor, Now);
        db.Add(@case.Note("ErasureDropped", db.Actor, Now, null));
        await db.SaveCaseAsync(caseId, token);
    }

    /// <summary>What stands in the way of erasing a case now, on a ground.</summary>
    public async Task<ErasureFacts> FactsAsync(Case @case, string ground, CancellationToken token) => new()
    {
        Today = ChinaTime.LocalDate(Now),
        Ground = ground,
        KeptUntil = Retention.KeptUntil(@case, options),
        Erased = @case.ErasedAt is not null,
        OnHold = await db.Set<LegalHold>().AnyAsync(h => h.CaseId == @case.Id && h.LiftedAt == null, token),
        ProposalOpen = await db.Set<Erasure>().AnyAsync(e => e.CaseId == @case.Id && e.State == ErasureState.Proposed, token),
        DeletionGranted = await db.Set<DataRequest>().AnyAsync(
            r => r.CaseId == @case.Id && r.Kind == DataRequestKind.Deletion && r.State == DataRequestState.Granted, token),
    };

    private async Task<(Case Case, Erasure Erasure)> FindAsync(Guid caseId, Guid erasureId, int version, CancellationToken token)
    {
        if (!db.Actor.May(Permissions.PrivacyErase))
            throw new NotPermittedException(Permissions.PrivacyErase);
        var @case = await db.PrivacyCaseAsync(caseId, version, Now, token, Side.Owner);
        return (@case, await db.Set<Erasure>().FirstOrDefaultAsync(e => e.Id == erasureId && e.CaseId == caseId && e.State == ErasureState.Proposed, token)
            ?? throw new NotFoundException(nameof(Erasure)));
    }
}
