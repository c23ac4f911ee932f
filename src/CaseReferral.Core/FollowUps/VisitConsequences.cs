using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.Placement;
using CaseReferral.Core.Trail;
using CaseReferral.Core.Workflows;

namespace CaseReferral.Core.FollowUps;

/// <summary>What follows from a visit, always in the caller's save: who is told, and the way back to assistance.</summary>
public sealed class VisitConsequences(AppDbContext db, CaseFactsLoader facts)
{
    /// <summary>三.16: police of the case and the region's offices learn that whoever she lives with is, or is like, her buyer.</summary>
    public async Task QuestionAsync(Case @case, DateTime now, CancellationToken token)
    {
        var offices = await BuyerGate.OfficesAsync(db, @case, token);
        db.Add(@case.Note("VisitQuestioned", db.Actor, now, null));
        db.AddRange(offices.Append(@case.OriginOrganisationId).Select(unit => new OutboxMessage("visit.Questioned", @case.Number, @case.Id, @case.Id, unit, now)));
    }

    /// <summary>Police, of the report and of the case, get the number; the case goes back, so that what is needed is decided again.</summary>
    /// <param name="case">The case.</param>
    /// <param name="visit">The entry, of a high risk.</param>
    /// <param name="earlier">
    /// What it corrects. When that was a high risk already, police are told again, of the report as it reads now, but the case has
    /// gone back once: a slip of the pen does not undo the help given since.
    /// </param>
    /// <param name="now">UTC.</param>
    /// <param name="token">Cancels.</param>
    public async Task ReportAsync(Case @case, Visit visit, Visit? earlier, DateTime now, CancellationToken token)
    {
        db.AddRange(new[] { visit.ReportedToId!.Value, @case.OriginOrganisationId }.Distinct()
            .Select(unit => new OutboxMessage("visit.HighRisk", @case.Number, visit.Id, @case.Id, unit, now)));
        if (@case.Stage != CaseStage.FollowUp || earlier?.Risk == RiskLevel.High)
        {
            db.Add(@case.Note("HighRiskReported", db.Actor, now, null));
            return;
        }
        var known = await facts.LoadAsync(@case, token) with { HighRiskReported = true };
        var decision = CaseWorkflow.Machine.Fire(@case.Stage, CaseAction.AssistAgain, known, Side.System, true, _ => []);
        if (decision.Verdict != Verdict.Moves)
            throw new RuleBrokenException(decision.Reasons);
        db.Add(@case.MoveTo(decision.To, CaseAction.AssistAgain, db.Actor, now, null));
    }
}
