using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Numbering;
using CaseReferral.Core.Officers;
using CaseReferral.Core.Organisations;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Handoffs;

/// <summary>Writes requests and what an action's form gives into the hand-off; checks that ids exist and fit.</summary>
public sealed class HandoffWriter(AppDbContext db, HandoffKinds kinds, Numbers numbers, TimeProvider time)
{
    public const int MaxRequest = 4000;

    public async Task<Handoff> DraftAsync(HandoffRequest request, CancellationToken token)
    {
        var @case = await db.Set<Case>().FirstOrDefaultAsync(c => c.Id == request.CaseId, token)
            ?? throw new NotFoundException(nameof(Case));
        // Two writers of one case share its version: "close" and "send" at one moment cannot both pass.
        @case.Touch();
        var now = time.GetUtcNow().UtcDateTime;
        await CheckAsync(request, token);
        var handoff = new Handoff(
            await numbers.NextAsync("handoff", 1, token), @case.Id, request.Kind, db.Actor.OrganisationId, request.ToOrganisationId, now, kinds[request.Kind].Agreed);
        handoff.Of(@case, db.Actor.OfficerId);
        Write(handoff, request);
        if (request.PreviousId is { } previous
            && await db.Set<Handoff>().FirstOrDefaultAsync(h => h.Id == previous && h.CaseId == @case.Id, token) is { } before)
            handoff.Continue(before, 0);
        return handoff;
    }

    public async Task RewriteAsync(Handoff handoff, HandoffRequest request, CancellationToken token)
    {
        await CheckAsync(request with { CaseId = handoff.CaseId, Kind = handoff.Kind }, token);
        handoff.Redirect(request.ToOrganisationId);
        handoff.RequestOn(ChinaTime.LocalDate(time.GetUtcNow().UtcDateTime));
        Write(handoff, request);
        var @case = await db.Set<Case>().SingleAsync(c => c.Id == handoff.CaseId, token);
        @case.Touch();
    }

    private static void Write(Handoff handoff, HandoffRequest request)
    {
        handoff.Write(request.Urgency, request.Text.Trim(), request.Package, request.BasisCode ?? LegalBases.Statutory, request.BasisNote, request.PhoneNote);
        handoff.RouteFor(request.RouteReason);
    }

    private async Task CheckAsync(HandoffRequest request, CancellationToken token)
    {
        var errors = new List<FieldError>();
        if (kinds.Find(request.Kind) is null)
            errors.Add(new(nameof(request.Kind), "Error.ChooseKind"));
        if (!await db.Set<Organisation>().AnyAsync(o => o.Id == request.ToOrganisationId, token))
            errors.Add(new(nameof(request.ToOrganisationId), "Error.ChooseUnit"));
        if (request.RouteReason?.Length > 500)
            errors.Add(new(nameof(request.RouteReason), "Error.TooLong", "500"));
        errors.AddRange(Check(new() { Text = request.Text, BasisCode = request.BasisCode ?? LegalBases.Statutory, BasisNote = request.BasisNote, PhoneNote = request.PhoneNote }));
        if (errors.Count > 0)
            throw new InvalidInputException(errors);
    }

    /// <summary>What is wrong with the texts of a request.</summary>
    internal static IEnumerable<FieldError> Check(RequestVersion request)
    {
        if (string.IsNullOrWhiteSpace(request.Text))
            yield return new(nameof(request.Text), "Error.Required");
        if (request.Text?.Length > MaxRequest)
            yield return new(nameof(request.Text), "Error.TooLong", $"{MaxRequest}");
        if (request.PhoneNote?.Length > 200)
            yield return new(nameof(request.PhoneNote), "Error.TooLong", "200");
        if (!LegalBases.All.Contains(request.BasisCode))
            yield return new(nameof(request.BasisCode), "Error.Choose");
        if (request.BasisNote?.Length > 500)
            yield return new(nameof(request.BasisNote), "Error.TooLong", "500");
    }

    /// <summary>Puts the form of an action into the hand-off before it moves.</summary>
    public async Task WriteAsync(HandoffMove move, HandoffInput input, CancellationToken token)
    {
        var (handoff, today) = (move.Handoff, ChinaTime.LocalDate(move.Now));
        switch (move.Action)
        {
            case HandoffAction.Send: handoff.RequestOn(today); break;
            case HandoffAction.Accept or HandoffAction.Assign:
                Assign(move, input);
                if (move.Action == HandoffAction.Accept)
                    handoff.NoteRequest();
                break;
            case HandoffAction.Ask: handoff.AskedForMore(move.Now); break;
            case HandoffAction.Supply when input.Amends(handoff): handoff.Amend(handoff.Current with { Text = input.Request!.Trim() }, move.Now); break;
            case HandoffAction.Return or HandoffAction.Decline: await ReturnAsync(handoff, input, token); break;
            case HandoffAction.Reroute: await UnitAsync(input, token); break;
            case HandoffAction.Dispute: handoff.Dispute(); break;
            case HandoffAction.Hold: handoff.HoldFrom(today, input.ReviewOn!.Value); break;
            case HandoffAction.Resume or HandoffAction.Report or HandoffAction.FinishedMeanwhile or HandoffAction.Agree
                when handoff.HeldOn is not null:
                handoff.EndHold(today); break;
            case HandoffAction.Rework: handoff.ReworkAsked(); break;
            case HandoffAction.Confirm when move.Actor.IsSystem: handoff.CloseUnverified(); break;
            case HandoffAction.ConfirmImpossible: handoff.PlanNext(input.NextStep); break;
            case HandoffAction.Cancel: handoff.AskToCancel(); break;
            case HandoffAction.ProposeVoid: handoff.ProposeVoid(db.Actor.OfficerId); break;
            case HandoffAction.Urge: handoff.Urged(move.Now); break;
            case HandoffAction.RuleAccept: await RuleHereAsync(handoff, input, token); break;
            case HandoffAction.RuleReroute:
                await UnitAsync(input, token);
                handoff.RuledAway(input.RulingNumber!.Trim());
                break;
            case HandoffAction.RuleDrop: handoff.RuledAway(input.RulingNumber!.Trim()); break;
            default: break;
        }
        if (move.Action is HandoffAction.Report or HandoffAction.FinishedMeanwhile)
            handoff.Outcome(input.Outcome!, input.OutcomeOn!.Value, input.Text, db.Actor.OfficerId);
    }

    /// <summary>The officer works in the receiving unit and has no conflict of interest.</summary>
    private static void Assign(HandoffMove move, HandoffInput input)
    {
        if (move.Facts.Named is null)
            throw new InvalidInputException([new(nameof(input.OfficerId), "Error.ChooseOfficer")]);
        move.Handoff.Assign(input.OfficerId!.Value, input.PlanDate);
    }

    private async Task ReturnAsync(Handoff handoff, HandoffInput input, CancellationToken token)
    {
        if (input.ReasonCode != HandoffCodes.NotOurRemit)
        {
            handoff.ReturnedFor(input.ReasonCode!, null, null);
            return;
        }
        await UnitAsync(input, token);
        handoff.ReturnedFor(input.ReasonCode!, input.Duty?.Trim(), input.UnitId);
    }

    /// <summary>The unit of the form exists and works; whether it offers the line is a rule.</summary>
    private async Task UnitAsync(HandoffInput input, CancellationToken token)
    {
        if (!await db.Set<Organisation>().AnyAsync(o => o.Id == input.UnitId && o.IsActive, token))
            throw new InvalidInputException([new(nameof(input.UnitId), "Error.ChooseUnit")]);
    }

    /// <summary>T13: the unit's lead is responsible until an officer is named.</summary>
    private async Task RuleHereAsync(Handoff handoff, HandoffInput input, CancellationToken token)
    {
        handoff.RuledHere(input.RulingNumber!.Trim());
        var lead = await db.OfficersFor(handoff.CaseId, handoff.ToOrganisationId).FirstOrDefaultAsync(o => o.Role == OfficerRole.Lead, token);
        if (lead is not null)
            handoff.Assign(lead.Id, null);
    }
}
