using Rule = CaseReferral.Core.Workflows.Rule<CaseReferral.Core.Cases.CaseFacts>;

namespace CaseReferral.Core.Cases;

/// <summary>The named rules of the case: pure predicates; each name has a sentence in both languages.</summary>
public static class CaseRules
{
    public static readonly Rule RescueRecordComplete = new("RescueRecordComplete",
        f => f.MissingRescueFields.Count == 0, f => f.MissingRescueFields);
    /// <summary>三.4: a filed case of a trafficked child is led by a leader of the police at county level or above.</summary>
    public static readonly Rule TaskForceHeadNamed = new("TaskForceHeadNamed",
        f => !f.IsFiled || !f.Person.IsMinor || (f.HeadNamed && f.HeadHighEnough));
    /// <summary>法律援助法 Art. 35: the person is told that she may apply.</summary>
    public static readonly Rule LegalAidRightTold = new("LegalAidRightTold", f => f.LegalAidTold);
    public static readonly Rule InterpreterIfNeeded = new("InterpreterIfNeeded",
        f => !f.Person.NeedsInterpreter || f.InterpreterArranged);
    public static readonly Rule FilingNumberGiven = new("FilingNumberGiven", f => f.IsFiled, OnInput: true);

    public static readonly Rule PlacementActive = new("PlacementActive", f => f.PlacementActive);
    /// <summary>三.16: a child never stays with the family that bought it.</summary>
    public static readonly Rule NotWithBuyer = new("NotWithBuyer", f => !f.BuyerClash);
    public static readonly Rule IdentityConfirmed = new("IdentityConfirmed", f => f.ReunionIdentityConfirmed, OnInput: true);
    /// <summary>民法典 Art. 36, 未成年人保护法 Art. 108: no automatic return to parents who sold the child.</summary>
    public static readonly Rule ParentsAreNotSellers = new("ParentsAreNotSellers", f => !f.ParentsAreSellers, OnInput: true);
    public static readonly Rule HandoverSigned = new("HandoverSigned", f => f.ReunionSigned, OnInput: true);
    public static readonly Rule IsMinor = new("IsMinor", f => f.Person.IsMinor);
    /// <summary>民发〔2014〕132号: under 16 nobody leaves on her own.</summary>
    public static readonly Rule SixteenOrOlder = new("SixteenOrOlder", f => f.Person.AgeYears >= 16);
    public static readonly Rule IsAdult = new("IsAdult", f => !f.Person.IsMinor);
    public static readonly Rule OwnWillRecorded = new("OwnWillRecorded", f => f.OwnWillRecorded, OnInput: true);

    public static readonly Rule EveryNeedDecided = new("EveryNeedDecided",
        f => f.UndecidedLines.Count == 0, f => f.UndecidedLines.Select(k => "Kind." + k));
    public static readonly Rule EveryNeedServed = new("EveryNeedServed",
        f => f.UnservedLines.Count == 0, f => f.UnservedLines.Select(k => "Kind." + k));
    public static readonly Rule NoLiveHandoff = new("NoLiveHandoff", f => f.LiveHandoffs.Count == 0, f => f.LiveHandoffs);
    public static readonly Rule VisitsDoneOrWaived = new("VisitsDoneOrWaived",
        f => f.OpenVisits == 0 || f.VisitsSettled, f => [$"{f.OpenVisits}"], OnInput: true);
    /// <summary>未成年人保护法 Art. 11: a danger found is reported; what is needed is then decided again.</summary>
    public static readonly Rule HighRiskReported = new("HighRiskReported", f => f.HighRiskReported);
    public static readonly Rule CertificatesDueArePresent = new("CertificatesDueArePresent",
        f => f.MissingCertificates.Count == 0, f => f.MissingCertificates.Select(k => "CaseClock." + k));
    public static readonly Rule SummaryWritten = new("SummaryWritten", f => f.SummaryWritten, OnInput: true);
    public static readonly Rule SamePersonConfirmed = new("SamePersonConfirmed", f => f.OtherCaseIsSamePerson, OnInput: true);
    /// <summary>Merged the other way round, a placed child would be one that is only looked for.</summary>
    public static readonly Rule OtherCaseGoesOn = new("OtherCaseGoesOn", f => f.OtherCaseGoesOn, OnInput: true);

    public static Rule WasIn(CaseStage stage) => new("Was" + stage, f => f.SuspendedFrom == stage);
}
