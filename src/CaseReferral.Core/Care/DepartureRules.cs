using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Workflows;

namespace CaseReferral.Core.Care;

/// <summary>What may be looked at before somebody leaves.</summary>
public sealed record DepartureFacts
{
    public required PersonFacts Person { get; init; }
    public required DepartureInput Input { get; init; }
}

/// <summary>Named guards of a departure. An adult may leave at will, and no rule here stops her (国务院令 381 Arts. 10, 11, 14).</summary>
public static class DepartureRules
{
    /// <summary>民发〔2014〕132号: nobody below this age leaves on her own.</summary>
    public const int OwnWillFrom = 16;

    /// <summary>民发〔2014〕132号: under 16, or in need of special care, she does not leave on her own; an unknown age counts as under.</summary>
    public static readonly Rule<DepartureFacts> NotAlone = new("DepartureNotAlone", f => f.Input.Reason != "own-will" || !NeedsCompany(f.Person));

    /// <summary>民发〔2014〕132号: the identity of whoever comes for her is checked, and a copy is kept.</summary>
    public static readonly Rule<DepartureFacts> CollectorKnown = new("DepartureCollectorKnown", f => f.Input.Reason != "collected" || f.Input.CollectorIdCopied);

    public static readonly IReadOnlyList<Rule<DepartureFacts>> All = [NotAlone, CollectorKnown];

    /// <summary>She may not walk out alone.</summary>
    public static bool NeedsCompany(PersonFacts person) =>
        person.IsMinor && person.AgeYears is not >= OwnWillFrom || person.MayBeDisabled || person.NeedsTreatment;
}
