using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.Placement;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Rescues;
using CaseReferral.Core.Workflows;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Care;

/// <summary>Registers departures: the placement ends, and what counted only while she was there and unknown ends with it.</summary>
public sealed class DepartureService(AppDbContext db, BuyerGate gate, TimeProvider time)
{
    public const int MaxText = 200;
    /// <summary>She is not in the institution: nobody can leave it.</summary>
    public const string InCareRule = "DepartureOfPersonInCare";

    /// <exception cref="RuleBrokenException">
    /// She is not there, may not go alone or that way; or the collector was not checked; or who comes for her or accompanies her is the buyer, or is like the buyer and
    /// not cleared (三.16).
    /// </exception>
    /// <exception cref="InvalidInputException">Something is wrong; each at its field.</exception>
    public async Task RecordAsync(Guid caseId, int version, DepartureInput input, CancellationToken token)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var @case = await db.CareCaseAsync(caseId, version, now, token);
        var stay = await StayAsync(caseId, token) ?? throw new RuleBrokenException([new Reason(InCareRule)]);
        CareGate.Demand([.. Wrong(input, db.Actor.Kind, stay.EnteredOn, ChinaTime.LocalDate(now))]);
        await AllowAsync(@case, stay.Placement.HandoffId, input, now, token);
        stay.Placement.End();
        db.Add(new Departure(@case, db.Actor.OrganisationId, input, stay.EnteredOn, db.Actor.Name, now));
        // The counter survives a transfer, because she stays in care.
        var stays = input.Reason is "transferred" or "hospital";
        await db.EndClocksAsync(caseId, [.. stays ? [] : PlacementClocks.WhileUnidentified, PlacementClocks.WelfareHomeClock, PlacementClocks.StayClock], now, token);
        db.Add(@case.Note("DepartureRecorded", db.Actor, now, null));
        await db.SaveCaseAsync(caseId, token);
    }

    /// <summary>The stay that goes on, tracked, and the day it began; null when she is not in care.</summary>
    public async Task<Stay?> StayAsync(Guid caseId, CancellationToken token)
    {
        var placement = await db.Set<PlacementRecord>().Where(p => p.CaseId == caseId && p.Status == PlacementStatus.Active)
            .OrderByDescending(p => p.StartedOn).FirstOrDefaultAsync(token);
        if (placement?.StartedOn is not { } since)
            return null;
        var before = await db.Set<PlacementStay>().Where(s => s.HandoffId == placement.HandoffId).MinAsync(s => s.StartedOn, token);
        return new(placement, before < since ? before.Value : since);
    }

    /// <summary>The rules first, all at once; whoever is only like a buyer is asked about when nothing else is in the way.</summary>
    private async Task AllowAsync(Case @case, Guid placement, DepartureInput input, DateTime now, CancellationToken token)
    {
        var facts = await FactsAsync(@case, input, token);
        if (facts.BuyerClash)
            foreach (var marks in input.Named)
                await gate.AlarmAsync(@case, marks, now, token);
        if (DepartureRules.All.Where(r => !r.Holds(facts)).Select(r => r.Explain(facts)).ToList() is { Count: > 0 } reasons)
            throw new RuleBrokenException(reasons);
        await gate.RequireAllAsync([.. input.Named.Select(m => new Taker(@case, placement, m, now))], token);
    }

    private async Task<DepartureFacts> FactsAsync(Case @case, DepartureInput input, CancellationToken token)
    {
        var clash = false;
        foreach (var marks in input.Named)
            clash |= await gate.IsBuyerAsync(@case, marks, token);
        var row = await (from p in db.Set<Person>().AsNoTracking()
                         where p.Id == @case.PersonId
                         join r in db.Set<RescueRecord>().AsNoTracking() on @case.Id equals r.CaseId
                         select new { Person = p, Record = r, Registered = db.Set<AdoptionStep>().Any(s => s.CaseId == @case.Id && s.Step == AdoptionStep.Last) }).SingleAsync(token);
        return new()
        {
            Person = HandoffFactsLoader.PersonFactsOf(row.Person, row.Record, input.LeftOn!.Value),
            Input = input,
            BuyerClash = clash,
            ParentsAreSellers = row.Record.ParentsAreSellers,
            AdoptionRegistered = row.Registered,
        };
    }

    private static IEnumerable<FieldError> Wrong(DepartureInput input, OrganisationKind institution, DateOnly entered, DateOnly today)
    {
        if (!Departure.ReasonsOf(institution).Contains(input.Reason))
            yield return new(nameof(input.Reason), "Error.Choose");
        if (input.LeftOn is not { } on || on < entered || on > today)
            yield return new(nameof(input.LeftOn), "Error.Departure.Day", $"{entered:yyyy-MM-dd}");
        if (string.IsNullOrWhiteSpace(input.Destination) && input.Reason is not ("absconded" or "died"))
            yield return new(nameof(input.Destination), "Error.Required");
        if (input.Reason is "escorted" or "transferred" or "hospital" && string.IsNullOrWhiteSpace(input.Escort))
            yield return new(nameof(input.Escort), "Error.Required");
        // Without a number the buyer who says that he only takes her to the train is not known (三.16).
        if (!string.IsNullOrWhiteSpace(input.Escort) && !input.EscortIsStaff && string.IsNullOrWhiteSpace(input.EscortIdNumber))
            yield return new(nameof(input.EscortIdNumber), "Error.Departure.EscortNumber");
        if (string.IsNullOrWhiteSpace(input.Note) && input.Reason == Departure.Other)
            yield return new(nameof(input.Note), "Error.Required");
        if (!Departure.IsHandedOver(input.Reason))
            yield break;
        if (string.IsNullOrWhiteSpace(input.Collector))
            yield return new(nameof(input.Collector), "Error.Required");
        if (string.IsNullOrWhiteSpace(input.CollectorIdNumber))
            yield return new(nameof(input.CollectorIdNumber), "Error.Required");
    }

    /// <param name="Placement">As it stands.</param>
    /// <param name="EnteredOn">The first day, before any move from bed to bed.</param>
    public sealed record Stay(PlacementRecord Placement, DateOnly EnteredOn);
}
