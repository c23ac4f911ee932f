using CaseReferral.Core.Access;
using CaseReferral.Core.Common;

namespace CaseReferral.Core.Departments.SocialAssistance;

/// <summary>Where one benefit stands for one person. Amounts are kept by the register that pays, not here.</summary>
[InGroup(FieldGroup.Certificates)]
public sealed class BenefitDecision : Entity, ICaseScoped, IHandoffScoped
{
    private BenefitDecision() => Benefit = Decision = "";

    public BenefitDecision(Guid handoffId, Guid caseId, string benefit)
    {
        (HandoffId, CaseId, Benefit) = (handoffId, caseId, benefit);
        Decision = "applied";
    }

    public Guid HandoffId { get; private set; }
    public Guid CaseId { get; private set; }
    /// <summary>Code of <see cref="SocialAssistanceRecord.BenefitCodes"/>; once per hand-off.</summary>
    public string Benefit { get; private set; }
    /// <summary>Code of <see cref="SocialAssistanceRecord.DecisionCodes"/>.</summary>
    public string Decision { get; private set; }
    public DateOnly? DecidedOn { get; private set; }
    /// <summary>First month it is given.</summary>
    public DateOnly? GivenFrom { get; private set; }
    [Encrypted] public string? Ground { get; private set; }

    public void Decide(string decision, DateOnly? on, DateOnly? givenFrom, string? ground) =>
        (Decision, DecidedOn, GivenFrom, Ground) = (decision, on, givenFrom, ground);
}
