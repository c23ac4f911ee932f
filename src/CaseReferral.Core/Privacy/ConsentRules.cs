using CaseReferral.Core.Access;
using CaseReferral.Core.Handoffs;

namespace CaseReferral.Core.Privacy;

/// <summary>The consent that carries a hand-off, or the key of the sentence that says what it lacks.</summary>
public sealed record ConsentFound(Consent? Given, string? Missing)
{
    /// <summary>The law is the ground.</summary>
    public static readonly ConsentFound NotNeeded = new(null, null);
}

/// <summary>When a consent on record is enough.</summary>
public static class ConsentRules
{
    /// <summary>个人信息保护法 Art. 31: below this age the guardian consents.</summary>
    public const int OwnConsentFrom = 14;

    /// <summary>Under 14; doubt about a minor's age asks for the guardian.</summary>
    public static bool NeedsGuardian(PersonFacts person) => person.AgeYears is { } age ? age < OwnConsentFrom : person.IsMinor;

    /// <summary>The newest consent that covers the groups, or the nearest thing to it that is wrong.</summary>
    /// <param name="consents">All consents of the case for the receiver.</param>
    /// <param name="groups">What is to be told.</param>
    /// <param name="needsGuardian">See <see cref="NeedsGuardian"/>.</param>
    public static ConsentFound Find(IReadOnlyList<Consent> consents, FieldGroup groups, bool needsGuardian)
    {
        var given = consents.Where(c => !c.IsWithdrawn).ToList();
        if (given.Count == 0)
            return new(null, consents.Count > 0 ? "Consent.Missing.Withdrawn" : "Consent.Missing.None");
        var valid = given.Where(c => !needsGuardian || c.Giver == Speaker.Guardian).ToList();
        if (valid.Count == 0)
            return new(null, "Consent.Missing.Guardian");
        // Hand-off states travel with every hand-off and tell nothing of the person.
        var wide = valid.Where(c => (groups & ~FieldGroup.Handoffs & ~c.Groups) == 0).MaxBy(c => c.RecordedAt);
        return wide is null ? new(null, "Consent.Missing.Groups") : new(wide, null);
    }
}
