using CaseReferral.Core.Persons;

namespace CaseReferral.Core.Handoffs;

/// <summary>What rules and proposals may know about the person: no name, no number, no address.</summary>
public sealed record PersonFacts
{
    /// <summary>Completed years on the date the rule names; null when unknown.</summary>
    public int? AgeYears { get; init; }
    public AgeCertainty AgeCertainty { get; init; }
    /// <summary>Under 18 or not known to be of age.</summary>
    public bool IsMinor { get; init; }
    public string Sex { get; init; } = "0";
    public string? Nationality { get; init; }
    public bool IdentityConfirmed { get; init; }
    public bool NeedsInterpreter { get; init; }
    /// <summary>GuardianSearch of the rescue record: found, searching, not-found, unfit.</summary>
    public string Guardians { get; init; } = "searching";
    public bool NeedsTreatment { get; init; }
    public bool MayBeDisabled { get; init; }
    /// <summary>She was taken over at the border from another country (遣返接收, notice 三.9): the source of the rescue says so.</summary>
    public bool CameFromAbroad { get; init; }
    /// <summary>An institution of civil affairs has her and asks: what is proposed is the next place, not the first.</summary>
    public bool InCare { get; init; }
    /// <summary>A child whose birth parents are not known or not found (来历不明).</summary>
    public bool IsOfUnknownOrigin => IsMinor && Guardians is "searching" or "not-found";
    /// <summary>Not a Chinese national; Hong Kong, Macao and Taiwan are not foreign (GB/T 2659 344, 446, 158).</summary>
    public bool IsForeign => Nationality is not (null or "156" or "344" or "446" or "158");
}
