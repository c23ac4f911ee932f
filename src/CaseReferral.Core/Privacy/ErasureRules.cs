using CaseReferral.Core.Common;
using Rule = CaseReferral.Core.Workflows.Rule<CaseReferral.Core.Privacy.ErasureFacts>;

namespace CaseReferral.Core.Privacy;

/// <summary>What the rules of an erasure may look at.</summary>
public sealed record ErasureFacts
{
    public DateOnly Today { get; init; }
    /// <summary>One of <see cref="Erasure.Grounds"/>.</summary>
    public string Ground { get; init; } = "";
    /// <summary>See <see cref="Retention.KeptUntil"/>.</summary>
    public DateOnly? KeptUntil { get; init; }
    public bool Erased { get; init; }
    public bool OnHold { get; init; }
    public bool ProposalOpen { get; init; }
    /// <summary>A request for deletion of this case was granted.</summary>
    public bool DeletionGranted { get; init; }
    public bool ProposedBySamePerson { get; init; }
}

/// <summary>When a file may be erased: over, not held, its time run or its deletion granted, and by two people.</summary>
public static class ErasureRules
{
    public static readonly Rule CaseIsOver = new("ErasureCaseIsOver", f => f.KeptUntil is not null);
    public static readonly Rule NotErased = new("ErasureNotErased", f => !f.Erased);
    public static readonly Rule NoLegalHold = new("ErasureNoLegalHold", f => !f.OnHold);
    public static readonly Rule NoOpenProposal = new("ErasureNoOpenProposal", f => !f.ProposalOpen);
    public static readonly Rule RetentionOver = new("ErasureRetentionOver",
        f => f.Ground != Erasure.RetentionEnded || f.KeptUntil is null || f.KeptUntil < f.Today,
        f => [f.KeptUntil?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? ""]);
    public static readonly Rule DeletionGranted = new("ErasureDeletionGranted", f => f.Ground != Erasure.RequestGranted || f.DeletionGranted);
    public static readonly Rule BySecondPerson = new("ErasureBySecondPerson", f => !f.ProposedBySamePerson);

    public static readonly IReadOnlyList<Rule> ToPropose = [CaseIsOver, NotErased, NoLegalHold, NoOpenProposal, RetentionOver, DeletionGranted];
    public static readonly IReadOnlyList<Rule> ToConfirm = [CaseIsOver, NotErased, NoLegalHold, RetentionOver, DeletionGranted, BySecondPerson];

    /// <exception cref="RuleBrokenException">Carries every unmet rule.</exception>
    public static void Demand(ErasureFacts facts, IReadOnlyList<Rule> rules)
    {
        var reasons = rules.Where(r => !r.Holds(facts)).Select(r => r.Explain(facts)).ToList();
        if (reasons.Count > 0)
            throw new RuleBrokenException(reasons);
    }
}
