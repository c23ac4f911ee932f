using CaseReferral.Core.Access;
using CaseReferral.Core.Common;

namespace CaseReferral.Core.Departments.LegalAid;

/// <summary>Decision and lawyer of a legal-aid matter.</summary>
[InGroup(FieldGroup.Legal)]
public sealed class LegalAidRecord : ICaseScoped, IHandoffScoped, IVersioned
{
    private LegalAidRecord() { }

    public LegalAidRecord(Guid handoffId, Guid caseId) => (HandoffId, CaseId) = (handoffId, caseId);

    public static readonly IReadOnlyList<string> DecisionCodes = ["granted", "granted-first", "refused"];
    public static readonly IReadOnlyList<string> FormCodes = ["consultation", "drafting", "criminal", "civil", "non-litigation", "labour"];

    public static readonly IReadOnlyList<string> ApplicantKindCodes = ["self", "representative", "relative", "civil-affairs"];
    /// <summary>法律地位 of the application form.</summary>
    public static readonly IReadOnlyList<string> PositionCodes =
        ["plaintiff", "defendant", "third-party", "private-prosecutor", "victim", "victim-kin", "civil-claimant", "party-out-of-court"];
    /// <summary>案由 of the application form, with what victims of trafficking ask for besides.</summary>
    public static readonly IReadOnlyList<string> CauseCodes =
        ["family", "support", "work-injury", "labour", "damages", "pension", "civil-claim", "guardianship", "adoption-void", "marriage-void", "household", "other"];
    /// <summary>Where the matter stands.</summary>
    public static readonly IReadOnlyList<string> StepCodes =
        ["none", "investigation", "prosecution", "first", "second", "retrial", "arbitration", "mediation", "administrative", "review", "unanswered"];
    /// <summary>Why nobody checks hardship (法律援助法 Arts. 32, 42).</summary>
    public static readonly IReadOnlyList<string> ExemptCodes = ["minor", "assisted", "violence", "other"];
    /// <summary>The eight grounds on which aid is terminated, in the order of 法律援助法 Art. 48.</summary>
    public static readonly IReadOnlyList<string> EndGroundCodes =
        ["deceit", "false-evidence", "illegal-use", "means", "case-ended", "own-lawyer", "person-asks", "other-law"];
    public static readonly IReadOnlyList<string> OutcomeCodes = ["won", "partly", "settled", "lost", "advised", "withdrawn"];
    public static readonly IReadOnlyList<string> SatisfactionCodes = ["satisfied", "fair", "dissatisfied"];
    public static readonly IReadOnlyList<string> ObjectionResultCodes = ["upheld", "changed"];

    public Guid HandoffId { get; private set; }
    public Guid CaseId { get; private set; }
    public DateOnly? DecidedOn { get; private set; }
    public string? Decision { get; private set; }
    [Encrypted] public string? RefusalGround { get; private set; }
    public string? Form { get; private set; }
    /// <summary>Entry of the register; name and flag are as they were when she was assigned.</summary>
    public Guid? LawyerId { get; private set; }
    [Encrypted] public string? Lawyer { get; private set; }
    public bool LawyerForMinors { get; private set; }
    /// <summary>Why a minor's matter went to a lawyer without the flag (未成年人保护法 Art. 104).</summary>
    [Encrypted] public string? LawyerReason { get; private set; }
    public DateOnly? AssignedOn { get; private set; }
    [Encrypted] public string? MatterNote { get; private set; }
    /// <summary>Who applies: herself, or who for her.</summary>
    public string? ApplicantKind { get; private set; }
    [Encrypted] public string? Applicant { get; private set; }
    public string? Position { get; private set; }
    public string? Cause { get; private set; }
    public string? Step { get; private set; }
    /// <summary>Code of <see cref="ExemptCodes"/>.</summary>
    public string? Exempt { get; private set; }
    /// <summary>The limitation or appeal period that is about to end (Art. 44).</summary>
    public DateOnly? LimitEndsOn { get; private set; }
    /// <summary>Preservation or advance enforcement is needed at once (Art. 44).</summary>
    public bool UrgentMeasure { get; private set; }
    /// <summary>Aid that was given ends before the matter does (Art. 48).</summary>
    public DateOnly? EndedOn { get; private set; }
    /// <summary>Code of <see cref="EndGroundCodes"/>.</summary>
    public string? EndGround { get; private set; }
    /// <summary>The facts of the ground; for another legal ground, the provision.</summary>
    [Encrypted] public string? EndNote { get; private set; }
    /// <summary>She objects to a refusal or a termination (Art. 49).</summary>
    public DateOnly? ObjectedOn { get; private set; }
    public DateOnly? ObjectionDecidedOn { get; private set; }
    public string? ObjectionResult { get; private set; }
    public DateOnly? ClosedOn { get; private set; }
    public string? Outcome { get; private set; }
    [Encrypted] public string? OutcomeNote { get; private set; }
    public string? Satisfaction { get; private set; }
    /// <summary>She was asked how she was served (Art. 59).</summary>
    public DateOnly? SatisfactionOn { get; private set; }
    public int Version { get; private set; }

    public void Write(LegalAidDetails details)
    {
        (DecidedOn, Decision, RefusalGround, Form) = (details.DecidedOn, details.Decision, details.RefusalGround, details.Form);
        (LawyerId, Lawyer, LawyerForMinors, LawyerReason) = (details.LawyerId, details.Lawyer, details.LawyerForMinors, details.LawyerReason);
        (AssignedOn, MatterNote) = (details.AssignedOn, details.MatterNote);
        (EndedOn, EndGround, EndNote) = (details.EndedOn, details.EndGround, details.EndNote);
        (ApplicantKind, Applicant, Position, Cause) = (details.ApplicantKind, details.Applicant, details.Position, details.Cause);
        (Step, Exempt, LimitEndsOn, UrgentMeasure) = (details.Step, details.Exempt, details.LimitEndsOn, details.UrgentMeasure);
        (ObjectedOn, ObjectionDecidedOn, ObjectionResult, ClosedOn) = (details.ObjectedOn, details.ObjectionDecidedOn, details.ObjectionResult, details.ClosedOn);
        (Outcome, OutcomeNote, Satisfaction, SatisfactionOn) = (details.Outcome, details.OutcomeNote, details.Satisfaction, details.SatisfactionOn);
    }
}

/// <summary>What the department's form gives.</summary>
public sealed record LegalAidDetails
{
    public DateOnly? DecidedOn { get; init; }
    public string? Decision { get; init; }
    public string? RefusalGround { get; init; }
    public string? Form { get; init; }
    public Guid? LawyerId { get; init; }
    public string? Lawyer { get; init; }
    public bool LawyerForMinors { get; init; }
    public string? LawyerReason { get; init; }
    public DateOnly? AssignedOn { get; init; }
    public string? MatterNote { get; init; }
    public string? ApplicantKind { get; init; }
    public string? Applicant { get; init; }
    public string? Position { get; init; }
    public string? Cause { get; init; }
    public string? Step { get; init; }
    public string? Exempt { get; init; }
    public DateOnly? LimitEndsOn { get; init; }
    public bool UrgentMeasure { get; init; }
    public DateOnly? EndedOn { get; init; }
    public string? EndGround { get; init; }
    public string? EndNote { get; init; }
    public DateOnly? ObjectedOn { get; init; }
    public DateOnly? ObjectionDecidedOn { get; init; }
    public string? ObjectionResult { get; init; }
    public DateOnly? ClosedOn { get; init; }
    public string? Outcome { get; init; }
    public string? OutcomeNote { get; init; }
    public string? Satisfaction { get; init; }
    public DateOnly? SatisfactionOn { get; init; }
}
