using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using Rule = CaseReferral.Core.Workflows.Rule<CaseReferral.Core.FollowUps.VisitFacts>;

namespace CaseReferral.Core.FollowUps;

/// <summary>The named rules of a follow-up visit: pure predicates; each name has a sentence in both languages.</summary>
public static class VisitRules
{
    /// <summary>民法典 Arts. 19, 35: from eight a child understands enough to be asked; she is asked without those she depends on.</summary>
    public const int HeardFrom = 8;

    /// <summary>A high risk leads back to assistance: the visits go on there.</summary>
    public static readonly Rule InFollowUp = new("VisitInFollowUp", f => f.Since is not null && f.Stage is CaseStage.FollowUp or CaseStage.Assisting);

    public static readonly Rule NotInFuture = new("VisitNotInFuture", f => f.VisitedOn <= f.Today);
    public static readonly Rule NotBeforeFollowUp = new("VisitNotBeforeFollowUp", f => f.Since is null || f.VisitedOn >= f.Since);
    public static readonly Rule DangerDescribed = new("VisitDangerDescribed", f => !f.InDanger || f.HasSafetyNote);
    public static readonly Rule GuardianshipJudged = new("VisitGuardianshipJudged", f => !f.IsMinor || f.Care is not null);
    /// <summary>Doubt about the age of a minor favours being heard.</summary>
    public static readonly Rule ChildHeardAlone = new("VisitChildHeardAlone", f => !MustBeHeard(f) || f.HeardAlone || f.HasNotHeardReason);
    public static readonly Rule OwnWordsWritten = new("VisitOwnWordsWritten", f => !f.HeardAlone || f.HasOwnWords);
    public static readonly Rule DangerIsNotLow = new("VisitDangerIsNotLow", f => f.Risk != RiskLevel.Low || !f.InDanger && !(f.IsMinor && f.Care == GuardianCare.Absent));
    /// <summary>三.16: a child never stays with the family that bought it; what the visit finds is kept and reported at once.</summary>
    public static readonly Rule BuyerIsHighRisk = new("VisitBuyerIsHighRisk", f => !f.LivesWithBuyer || f.Risk == RiskLevel.High);
    /// <summary>三.16: a likeness is not cleared by a visit; police and the office are told.</summary>
    public static readonly Rule LikenessIsNotLow = new("VisitLikenessIsNotLow", f => !f.ResemblesBuyer || f.Risk != RiskLevel.Low);
    public static readonly Rule NextVisitSet = new("VisitNextSet", f => f.Risk != RiskLevel.High || f.NextOn is not null);
    public static readonly Rule NextVisitAhead = new("VisitNextAhead", f => f.NextOn is not { } next || next == f.AgreedBefore
        || next > f.Today && next <= f.Today.AddMonths(f.NextMonths), f => [$"{f.NextMonths}"]);
    /// <summary>The day agreed stands in the plan with its limit: it is moved there, with a reason of its own.</summary>
    public static readonly Rule AgreedDayStands = new("VisitAgreedDayStands", f => f.AgreedBefore is null || f.NextOn == f.AgreedBefore);
    /// <summary>A report to police is not unsaid by a correction: that the danger is over is what the next visit finds.</summary>
    public static readonly Rule ReportStands = new("VisitReportStands", f => !f.WasHigh || f.Risk == RiskLevel.High);
    /// <summary>未成年人保护法 Art. 11: whoever finds a minor harmed or in danger reports it at once.</summary>
    public static readonly Rule SituationNamed = new("VisitSituationNamed", f => f.Risk != RiskLevel.High || !f.IsMinor || f.HasSituation);
    public static readonly Rule ReportedToPolice = new("VisitReportedToPolice", f => f.Risk != RiskLevel.High || f.ReportedToPolice);
    public static readonly Rule ReportDated = new("VisitReportDated", f => f.Risk != RiskLevel.High
        || f.ReportedAtUtc is { } at && at <= f.NowUtc && ChinaTime.LocalDate(at) >= f.VisitedOn);
    public static readonly Rule ReportWritten = new("VisitReportWritten", f => f.Risk != RiskLevel.High || f.HasReportText);

    /// <summary>The rules on what the form gives, each at the field where it is said, in the order of the form.</summary>
    public static readonly IReadOnlyList<(string Field, Rule Rule)> OnForm =
    [
        (nameof(VisitInput.VisitedOn), NotInFuture), (nameof(VisitInput.VisitedOn), NotBeforeFollowUp),
        (nameof(VisitInput.SafetyNote), DangerDescribed), (nameof(VisitInput.Care), GuardianshipJudged),
        (nameof(VisitInput.NotHeardReason), ChildHeardAlone), (nameof(VisitInput.OwnWords), OwnWordsWritten),
        (nameof(VisitInput.Risk), DangerIsNotLow), (nameof(VisitInput.Risk), BuyerIsHighRisk), (nameof(VisitInput.Risk), LikenessIsNotLow),
        (nameof(VisitInput.Risk), ReportStands), (nameof(VisitInput.NextOn), AgreedDayStands),
        (nameof(VisitInput.NextOn), NextVisitSet), (nameof(VisitInput.NextOn), NextVisitAhead),
        (nameof(VisitInput.ReportSituation), SituationNamed), (nameof(VisitInput.ReportedToId), ReportedToPolice),
        (nameof(VisitInput.ReportedAt), ReportDated), (nameof(VisitInput.ReportText), ReportWritten),
    ];

    public static bool MustBeHeard(VisitFacts facts) => facts.IsMinor && facts.AgeYears is null or >= HeardFrom;
}
