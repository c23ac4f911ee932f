using CaseReferral.Core.Access;
using CaseReferral.Core.Common;
using CaseReferral.Core.Privacy;
using CaseReferral.Core.Trail;
using CaseReferral.Core.Workflows;

namespace CaseReferral.Core.Handoffs;

/// <summary>New versions of a sent request: beside the machine, with the same order of checks.</summary>
public sealed partial class HandoffService
{
    /// <summary>Whether the actor may amend the request, and what stands in the way; null when it is not hers or not the time.</summary>
    public ActionOption<HandoffStatus, HandoffAction>? AmendOption(Handoff handoff, HandoffFacts facts) =>
        AmendmentTable.Machine.Options(handoff.Status, facts, SidesOf(handoff), a => db.Actor.May(Permissions.For(a)), _ => []).SingleOrDefault();

    /// <summary>
    /// Writes the next version of a sent request. What the receiver may read follows at once, wider or narrower; a limit that
    /// becomes shorter counts from now; the receiver is told.
    /// </summary>
    /// <param name="id">Hand-off.</param>
    /// <param name="version">Version the page showed.</param>
    /// <param name="next">The request as it shall read.</param>
    /// <param name="reason">Why; both sides read it.</param>
    /// <param name="token">Cancels.</param>
    /// <exception cref="NotFoundException">No such hand-off for this actor (404).</exception>
    /// <exception cref="NotPermittedException">Not the sender (403).</exception>
    /// <exception cref="RuleBrokenException">Nothing is changed, or a rule of sending is unmet (422).</exception>
    /// <exception cref="InvalidInputException">No reason, or a text too long (422).</exception>
    /// <exception cref="StaleException">Somebody was faster, or it is too late (409).</exception>
    public async Task AmendAsync(Guid id, int version, RequestVersion next, string? reason, CancellationToken token)
    {
        var handoff = await OpenAsync(id, HandoffAction.Amend, token);
        if (!SidesOf(handoff).HasFlag(Side.Sender) || !db.Actor.May(Permissions.For(HandoffAction.Amend)))
            throw new NotPermittedException(Permissions.For(HandoffAction.Amend));
        if (handoff.Version != version || handoff.Status == HandoffStatus.Draft)
            throw await StaleAsync(handoff, HandoffAction.Amend, token);
        CheckInput(next, reason);
        var (before, now) = (handoff.Current, Now);
        handoff.Amend(next, now);
        var (facts, @case) = await loader.LoadToMoveAsync(handoff, HandoffAction.Amend, null, token);
        if (facts.Person.IsMinor)
            handoff.RestOnStatute();
        facts = facts with { RequestAmended = !handoff.Current.Says(before), UrgencyBefore = before.Urgency };
        var decision = AmendmentTable.Machine.Fire(handoff.Status, HandoffAction.Amend, facts, Side.Sender, true, _ => []);
        if (decision.Verdict == Verdict.NotInThisState)
            throw await StaleAsync(handoff, HandoffAction.Amend, token);
        if (decision.Verdict == Verdict.Refused)
            throw new RuleBrokenException(decision.Reasons);
        db.Expect(handoff, version);
        @case.Touch();
        handoff.MoveTo(handoff.Status, HandoffAction.Amend, db.Actor, now, null, reason!.Trim());
        if (handoff.Urgency > before.Urgency)
            handoff.HurryClocks(facts.Kind, now, calendar);
        if ((handoff.Package & ~before.Package) != FieldGroup.None || (before.BasisCode, before.BasisNote) != (handoff.BasisCode, handoff.BasisNote))
            db.Add(new DisclosureEntry(handoff, facts, db.Actor, now));
        db.Add(new OutboxMessage($"handoff.{HandoffAction.Amend}", handoff.Number, handoff.Id, handoff.CaseId, handoff.ToOrganisationId, now).About(handoff.ResponsibleOfficerId));
        await SaveAsync(handoff.Id, token);
    }

    /// <summary>The receiver has read the request as it stands; a second click changes nothing.</summary>
    /// <param name="id">Hand-off.</param>
    /// <param name="requestVersion">The version of the request the page showed.</param>
    /// <param name="token">Cancels.</param>
    /// <exception cref="NotPermittedException">Not the receiver (403).</exception>
    /// <exception cref="StaleException">It was amended once more meanwhile (409).</exception>
    public async Task NoteRequestAsync(Guid id, int requestVersion, CancellationToken token)
    {
        var handoff = await OpenAsync(id, HandoffAction.Amend, token);
        if (!SidesOf(handoff).HasFlag(Side.Receiver) || !db.Actor.May(Permissions.CaseRead))
            throw new NotPermittedException(Permissions.CaseRead);
        if (handoff.RequestVersion != requestVersion)
            throw new StaleException(null, handoff.AmendedAt);
        if (handoff.NotedVersion >= requestVersion)
            return;
        handoff.NoteRequest();
        await SaveAsync(handoff.Id, token);
    }

    private static void CheckInput(RequestVersion next, string? reason)
    {
        var errors = new List<FieldError>();
        if (string.IsNullOrWhiteSpace(reason))
            errors.Add(new("Reason", "Error.WriteReason"));
        if (reason?.Length > HandoffInputCheck.MaxText)
            errors.Add(new("Reason", "Error.TooLong", $"{HandoffInputCheck.MaxText}"));
        errors.AddRange(HandoffWriter.Check(next));
        if (errors.Count > 0)
            throw new InvalidInputException(errors);
    }
}
