using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Protection;
using CaseReferral.Core.Rescues;
using CaseReferral.Core.Trail;
using CaseReferral.Core.Workflows;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Departments.Placement;

/// <summary>Whoever is to have the person: a carer, somebody who comes for her, who accompanies her, the relative she is returned to.</summary>
/// <param name="Case">Hers.</param>
/// <param name="HandoffId">The placement a question is asked about; null while there is none.</param>
/// <param name="Marks">What the form says of the taker.</param>
/// <param name="Now">UTC.</param>
public sealed record Taker(Case Case, Guid? HandoffId, PersonMarks Marks, DateTime Now);

/// <summary>
/// 三.16 at every door: nobody who is her buyer gets the person, and nobody who is like the buyer before police and the office have
/// both cleared him. Questions and alarms go out in a save of their own: the use case is refused, they must remain.
/// </summary>
public sealed class BuyerGate(AppDbContext db, AppDbContexts contexts, BuyerCheck buyers, BlindIndex index)
{
    public const string NeedsClearance = "CarerNeedsClearance", Refused = "CarerRefused", NeedsPlacement = "ReturnNeedsPlacement", EscortAlike = "EscortAlikeBuyer";

    private const string AtDoor = "buyer.AtDoor";

    /// <summary>However often the clerk presses, the same buyer in the same case is told of once in this time.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromHours(24);

    /// <summary>For a rule: is this a buyer of the case? Nobody is told.</summary>
    public async Task<bool> IsBuyerAsync(Case @case, PersonMarks marks, CancellationToken token) =>
        (await buyers.CompareAsync(@case.Id, marks, token)).Exact;

    /// <summary>A buyer was refused: police and the region's offices learn it at once. Nothing when the taker is no buyer.</summary>
    public async Task AlarmAsync(Case @case, PersonMarks marks, DateTime now, CancellationToken token)
    {
        if ((await buyers.CompareAsync(@case.Id, marks, token)).BuyerId is { } buyer)
            await AlarmAsync(@case, buyer, now, token);
    }

    /// <summary>Passes whoever resembles no buyer, or was cleared by both; asks both about anybody else.</summary>
    /// <exception cref="RuleBrokenException">The buyer, or like the buyer and not cleared: she goes to nobody.</exception>
    public Task RequireAsync(Taker taker, CancellationToken token) => RequireAllAsync([taker], token);

    /// <summary>
    /// 护送交接 (notice 三.14): whoever police send with her. Only a name is known of an escort, and nobody waits for an answer about one: if it is like
    /// a buyer's, police send somebody else.
    /// </summary>
    /// <exception cref="RuleBrokenException">The escort is like a buyer.</exception>
    public async Task RequireEscortAsync(Case @case, CancellationToken token)
    {
        var escort = await db.Set<RescueRecord>().AsNoTracking().Where(r => r.CaseId == @case.Id).Select(r => r.Escort).SingleAsync(token);
        await RequireStrangersAsync(@case.Id, [escort], EscortAlike, token);
    }

    /// <summary>For a record that tells names alone, each in a line of its own: an escort, who receives her abroad. Nobody is asked and nobody told.</summary>
    /// <param name="caseId">Hers.</param>
    /// <param name="named">Empty lines are nobody.</param>
    /// <param name="rule">What is told as broken.</param>
    /// <param name="token">Cancels.</param>
    /// <exception cref="RuleBrokenException">One of them is a buyer, or like one.</exception>
    public async Task RequireStrangersAsync(Guid caseId, IReadOnlyList<string?> named, string rule, CancellationToken token)
    {
        foreach (var marks in named.Select(line => PersonMarks.OfLine(line, null, null)).OfType<PersonMarks>())
            if (!(await buyers.CompareAsync(caseId, marks, token)).IsClear)
                throw new RuleBrokenException([new Reason(rule)]);
    }

    /// <summary>Several who take her together, of one case and placement: each must pass, and all are asked about at once.</summary>
    /// <inheritdoc cref="RequireAsync"/>
    public async Task RequireAllAsync(IReadOnlyList<Taker> together, CancellationToken token)
    {
        List<string> hashes = [], reasons = [];
        foreach (var taker in together)
        {
            var verdict = await buyers.CompareAsync(taker.Case.Id, taker.Marks, token);
            if (verdict.BuyerId is { } buyer)
            {
                await AlarmAsync(taker.Case, buyer, taker.Now, token);
                throw new RuleBrokenException([new Reason(CaseRules.NotWithBuyer.Name)]);
            }
            hashes.Add(index.OfPerson(taker.Marks));
            if (verdict.Near.Count > 0 && await WaitsAsync(taker, hashes[^1], verdict, token) is { } reason)
                reasons.Add(reason);
        }
        if (reasons.Count > 0)
            throw new RuleBrokenException([.. reasons.Distinct().Select(r => new Reason(r))]);
        if (together.Count > 0)
            await EndOthersAsync(together[0].HandoffId, hashes, token);
    }

    /// <summary>Somebody else has her: the questions about those who did not come to it are over.</summary>
    private async Task EndOthersAsync(Guid? placement, List<string> hashes, CancellationToken token)
    {
        foreach (var other in await db.Set<CarerCheck>().Where(c => c.HandoffId == placement && c.IsOpen && !hashes.Contains(c.CarerHash)).ToListAsync(token))
            other.End();
    }

    /// <summary>Why somebody like a buyer does not get her yet; null when both have cleared him. Asks both, if nobody has.</summary>
    private async Task<string?> WaitsAsync(Taker taker, string hash, BuyerVerdict verdict, CancellationToken token)
    {
        if (taker.HandoffId is not { } handoff)
            return NeedsPlacement;
        var check = await db.Set<CarerCheck>().AsNoTracking().Where(c => c.HandoffId == handoff && c.CarerHash == hash && c.RaisedAt >= verdict.LastBuyerAt)
            .OrderByDescending(c => c.RaisedAt).FirstOrDefaultAsync(token);
        if (check is { IsCleared: true })
            return null;
        // A question that ended unanswered, because somebody else was taken, is asked again.
        if (check is null or { IsOpen: false, IsRefused: false })
            await AskAsync(taker.Case, new(taker.Case, handoff, hash, taker.Marks, verdict, taker.Now, false), token);
        return check is { IsRefused: true } ? Refused : NeedsClearance;
    }

    private async Task AskAsync(Case @case, CarerCheck check, CancellationToken token)
    {
        await using var own = contexts.For(db.Actor);
        own.Add(check);
        own.AddRange(Notices(check, @case, await OfficesAsync(own, @case, token), @case.OriginOrganisationId));
        await own.SaveChangesAsync(token);
    }

    /// <summary>The notice is about the buyer's key: it says nothing, and one buyer is told of once whatever else the clerk types.</summary>
    private async Task AlarmAsync(Case @case, Guid buyer, DateTime now, CancellationToken token)
    {
        await using var own = contexts.For(db.Actor);
        using var _ = own.AsSystem();
        var last = await own.Set<OutboxMessage>().Where(m => m.CaseId == @case.Id && m.Topic == AtDoor && m.SubjectId == buyer).MaxAsync(m => (DateTime?)m.At, token);
        if (last > now - Quiet)
            return;
        var owner = await own.Set<Organisation>().AsNoTracking().SingleAsync(o => o.Id == @case.OwnerOrganisationId, token);
        List<Guid> police = owner.Kind.Department() == Department.Police ? [@case.OriginOrganisationId, owner.Id] : [@case.OriginOrganisationId];
        own.AddRange((await OfficesAsync(own, @case, token)).Concat(police).Distinct()
            .Select(unit => OutboxMessage.Once(index.OfNotice($"{AtDoor}:{buyer}:{unit}:{last?.Ticks}"), AtDoor, @case.Number, buyer, @case.Id, unit, now)));
        try
        {
            await own.SaveChangesAsync(token);
        }
        catch (DbUpdateException failure) when (failure.IsConflict())
        {
            // A double click: the other one has told them.
        }
    }

    /// <summary>Both who answer, or who must act, are told of a question.</summary>
    internal static IEnumerable<OutboxMessage> Notices(CarerCheck check, Case @case, List<Guid> offices, Guid unit) =>
        offices.Append(unit).Select(to => new OutboxMessage(check.ByLaterBuyer ? "carer.Alarm" : "carer.Asked", @case.Number, check.Id, @case.Id, to, check.RaisedAt));

    /// <summary>The conference offices of the case's region.</summary>
    internal static async Task<List<Guid>> OfficesAsync(AppDbContext db, Case @case, CancellationToken token) =>
        [.. (await db.Set<Organisation>().AsNoTracking().Where(o => o.Kind == OrganisationKind.ConferenceOffice && o.IsActive).ToListAsync(token))
            .Where(o => o.Covers(@case.RegionCode)).Select(o => o.Id)];
}
