using CaseReferral.Core.Persons;

namespace CaseReferral.Core.Rescues;

/// <summary>
/// Who has to be sampled: every rescued child (2015 notice of 民政部, 公安部), whoever is not identified, and a person whose institution has
/// asked (民发〔2015〕158号). Of a grown person who is known nobody asks it.
/// </summary>
public static class SamplingNeed
{
    /// <summary>In doubt of her age she counts as a minor.</summary>
    public static bool IsThere(SamplingFacts facts) => facts.IsMinor || !facts.IdentityConfirmed || facts.IsAsked;
}

/// <summary>What decides it.</summary>
/// <param name="BirthDate">True or assumed; null when nothing is known.</param>
/// <param name="IdentityConfirmed">By an authority, not only stated.</param>
/// <param name="IsAsked">The month of police runs that begins with the letter of her institution.</param>
/// <param name="Today">Local date.</param>
public sealed record SamplingFacts(DateOnly? BirthDate, bool IdentityConfirmed, bool IsAsked, DateOnly Today)
{
    public bool IsMinor => Person.IsMinor(BirthDate, Today);
}
