using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Protection;
using CaseReferral.Core.Rescues;
using CaseReferral.Core.Trail;
using CaseReferral.Core.Workflows;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Departments.Placement;

/// <summary>
/// What becomes of a question about a carer (三.16): its answers, the carers whom a buyer recorded later, or in another file, calls into question. Who
/// asks is the <see cref="BuyerGate"/>.
/// </summary>
public sealed class CarerCheckService(AppDbContext db, BuyerCheck buyers, BlindIndex index, TimeProvider time)
{
    public const int MaxReason = 500;

    /// <summary>A buyer recorded later: every carer of the case is looked at again, and alarms go out in the same save.</summary>
    internal Task SweepAsync(Case @case, BuyerKey buyer, DateTime now, CancellationToken token) => SweepAsync(@case, @case.Id, buyer, now, token);

    /// <summary>并案: the buyers of each case meet the carers of the other, and the questions open in the one that ends move along.</summary>
    internal async Task MergeAsync(Case from, Case into, DateTime now, CancellationToken token)
    {
        foreach (var check in await db.Set<CarerCheck>().Where(c => c.CaseId == from.Id).ToListAsync(token))
            check.Follow(into);
        foreach (var buyer in await db.Set<BuyerKey>().Where(b => b.CaseId == from.Id || b.CaseId == into.Id).ToListAsync(token))
        {
            await SweepAsync(into, buyer.CaseId == from.Id ? into.Id : from.Id, buyer, now, token);
            buyer.Follow(into.Id);
        }
    }

    private async Task SweepAsync(Case @case, Guid placedIn, BuyerKey buyer, DateTime now, CancellationToken token)
    {
        using var _ = db.AsSystem();
        foreach (var placement in await db.Set<PlacementRecord>().AsNoTracking().Where(p => p.CaseId == placedIn && p.Status == PlacementStatus.Active).ToListAsync(token))
        {
            var verdict = buyers.Compare(buyer, placement.Marks);
            if (verdict.IsClear)
                continue;
            var check = new CarerCheck(@case, placement.HandoffId, index.OfPerson(placement.Marks), placement.Marks, verdict, now, true);
            db.AddRange(check, @case.Note("PlacementQuestioned", db.Actor, now, null));
            db.AddRange(BuyerGate.Notices(check, @case, await BuyerGate.OfficesAsync(db, @case, token), @case.OwnerOrganisationId));
        }
    }

    /// <summary>The answer of police or of the office, with its reason.</summary>
    /// <exception cref="RuleBrokenException">The buyer in person: nobody may clear that.</exception>
    /// <exception cref="StaleException">Answered already.</exception>
    public async Task AnswerAsync(Guid id, int version, bool? cleared, string? reason, CancellationToken token)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var (check, @case) = await FindAsync(id, now, token);
        var (answered, other) = db.Actor.IsOffice ? (check.OfficeCleared, check.PoliceOfficerId) : (check.PoliceCleared, check.OfficeOfficerId);
        if (check.Version != version || answered is not null || !check.IsOpen)
            throw new StaleException(null, null);
        if (check.IsExact)
            throw new RuleBrokenException([new Reason(CaseRules.NotWithBuyer.Name)]);
        if (other == db.Actor.OfficerId)
            throw new NotPermittedException(Permissions.CarerClear);
        var errors = Errors(cleared, reason);
        if (errors.Count > 0)
            throw new InvalidInputException(errors);
        db.Expect(check, version);
        check.Answer(db.Actor, cleared!.Value, reason!.Trim());
        db.Add(@case.Note(cleared.Value ? "CarerCleared" : "CarerNotCleared", db.Actor, now, null));
        db.Add(new OutboxMessage("carer.Answered", @case.Number, check.Id, @case.Id, check.OwnerOrganisationId, now));
        await db.SaveCaseAsync(check.CaseId, token);
    }

    private async Task<(CarerCheck Check, Case Case)> FindAsync(Guid id, DateTime now, CancellationToken token)
    {
        if (!db.Actor.May(Permissions.CarerClear))
            throw new NotPermittedException(Permissions.CarerClear);
        var check = await db.Set<CarerCheck>().FirstOrDefaultAsync(c => c.Id == id, token) ?? throw new NotFoundException(nameof(CarerCheck));
        var @case = await db.CaseAsync(check.CaseId, token);
        if ((Sides.Of(db.Actor, @case) & (Side.Police | Side.Office)) == 0)
            throw new NotPermittedException(Permissions.CarerClear);
        await db.RequireOpenAsync(@case.Id, @case.PersonId, Permissions.CarerClear, now, token);
        return (check, @case);
    }

    private static List<FieldError> Errors(bool? cleared, string? reason)
    {
        var errors = new List<FieldError>();
        if (cleared is null)
            errors.Add(new("Cleared", "Error.Choose"));
        if (string.IsNullOrWhiteSpace(reason))
            errors.Add(new("Reason", "Error.Required"));
        else if (reason.Length > MaxReason)
            errors.Add(new("Reason", "Error.TooLong", $"{MaxReason}"));
        return errors;
    }
}
