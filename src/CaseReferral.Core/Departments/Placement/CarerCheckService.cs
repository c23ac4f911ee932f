using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Protection;
using CaseReferral.Core.Rescues;
using CaseReferral.Core.Trail;
using CaseReferral.Core.Workflows;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Departments.Placement;

/// <summary>Keeps a person from everybody who is, or resembles, her buyer (三.16): before a placement and after it.</summary>
public sealed class CarerCheckService(AppDbContext db, AppDbContexts contexts, BuyerCheck buyers, BlindIndex index, TimeProvider time)
{
    public const int MaxReason = 500;
    public const string NeedsClearance = "CarerNeedsClearance", Refused = "CarerRefused";

    /// <summary>Passes a carer who resembles no buyer, or was cleared by both; asks both about any other.</summary>
    /// <exception cref="RuleBrokenException">The buyer, or like the buyer and not cleared: nothing is placed.</exception>
    public async Task RequireAsync(HandoffMove move, PersonMarks carer, CancellationToken token)
    {
        var verdict = await buyers.CompareAsync(move.Case.Id, carer, token);
        if (verdict.Exact)
            throw new RuleBrokenException([new Reason(CaseRules.NotWithBuyer.Name)]);
        var hash = index.OfPerson(carer);
        if (verdict.Near.Count > 0)
            await RequireClearanceAsync(move, carer, hash, verdict, token);
        foreach (var other in await db.Set<CarerCheck>().Where(c => c.HandoffId == move.Handoff.Id && c.IsOpen && c.CarerHash != hash).ToListAsync(token))
            other.End();
    }

    private async Task RequireClearanceAsync(HandoffMove move, PersonMarks carer, string hash, BuyerVerdict verdict, CancellationToken token)
    {
        var check = await db.Set<CarerCheck>().AsNoTracking().Where(c => c.HandoffId == move.Handoff.Id && c.CarerHash == hash && c.RaisedAt >= verdict.LastBuyerAt)
            .OrderByDescending(c => c.RaisedAt).FirstOrDefaultAsync(token);
        if (check is { IsCleared: true })
            return;
        if (check is null)
            await AskAsync(move, new(move.Case, move.Handoff.Id, hash, carer, verdict, move.Now, false), token);
        throw new RuleBrokenException([new Reason(check is { IsRefused: true } ? Refused : NeedsClearance)]);
    }

    /// <summary>In a save of its own: the placement is refused, the question must remain.</summary>
    private async Task AskAsync(HandoffMove move, CarerCheck check, CancellationToken token)
    {
        await using var own = contexts.For(db.Actor);
        own.Add(check);
        own.AddRange(Notices(check, move.Case, await OfficesAsync(own, move.Case, token), move.Case.OriginOrganisationId));
        await own.SaveChangesAsync(token);
    }

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
            db.AddRange(Notices(check, @case, await OfficesAsync(db, @case, token), @case.OwnerOrganisationId));
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

    private static IEnumerable<OutboxMessage> Notices(CarerCheck check, Case @case, List<Guid> offices, Guid unit) =>
        offices.Append(unit).Select(to => new OutboxMessage(check.ByLaterBuyer ? "carer.Alarm" : "carer.Asked", @case.Number, check.Id, @case.Id, to, check.RaisedAt));

    private static async Task<List<Guid>> OfficesAsync(AppDbContext db, Case @case, CancellationToken token) =>
        [.. (await db.Set<Organisation>().AsNoTracking().Where(o => o.Kind == OrganisationKind.ConferenceOffice && o.IsActive).ToListAsync(token))
            .Where(o => o.Covers(@case.RegionCode)).Select(o => o.Id)];
}
