using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Workflows;

namespace CaseReferral.Core.Care;

/// <summary>What may be looked at before somebody leaves.</summary>
public sealed record DepartureFacts
{
    public required PersonFacts Person { get; init; }
    public required DepartureInput Input { get; init; }
    /// <summary>Somebody named, who comes for her or accompanies her, is one of the buyers of this case.</summary>
    public bool BuyerClash { get; init; }
    /// <summary>Police hold that the parents took part in the sale.</summary>
    public bool ParentsAreSellers { get; init; }
    /// <summary>The last step of the adoption is on record.</summary>
    public bool AdoptionRegistered { get; init; }
}

/// <summary>Named guards of a departure. An adult may leave at will, and no rule here stops her (国务院令 381 Arts. 10, 11, 14).</summary>
public static class DepartureRules
{
    /// <summary>民发〔2014〕132号: nobody below this age leaves on her own.</summary>
    public const int OwnWillFrom = 16;

    /// <summary>民发〔2014〕132号: under 16, or in need of special care, she does not leave on her own; an unknown age counts as under.</summary>
    public static readonly Rule<DepartureFacts> NotAlone = new("DepartureNotAlone", f => f.Input.Reason is not ("own-will" or "ticket") || !NeedsCompany(f.Person));

    /// <summary>民发〔2014〕132号: the identity of whoever comes for her is checked, and a copy is kept.</summary>
    public static readonly Rule<DepartureFacts> CollectorKnown = new("DepartureCollectorKnown", f => !Departure.IsHandedOver(f.Input.Reason) || f.Input.CollectorIdCopied);

    /// <summary>三.16: nobody is given back to who bought her; the most likely visitor at the door is the buyer.</summary>
    public static readonly Rule<DepartureFacts> NotToBuyer = new("DepartureNotToBuyer", f => !f.BuyerClash);

    /// <summary>未成年人保护法 108, 民法典 36: not to parents who sold her or are not fit, as long as police say so.</summary>
    public static readonly Rule<DepartureFacts> NotToSellers = new("DepartureNotToSellers",
        f => f.Input.Reason != "parents" || !f.ParentsAreSellers && f.Person.Guardians != "unfit");

    /// <summary>收养登记办法 (2023): an adoption stands from its registration.</summary>
    public static readonly Rule<DepartureFacts> AdoptionIsRegistered = new("DepartureAdoptionRegistered", f => f.Input.Reason != Departure.Adopted || f.AdoptionRegistered);

    /// <summary>Nobody is sent into a life of her own as a minor.</summary>
    public static readonly Rule<DepartureFacts> IndependentOfAge = new("DepartureIndependentOfAge", f => f.Input.Reason != Departure.Independent || !f.Person.IsMinor);

    public static readonly IReadOnlyList<Rule<DepartureFacts>> All = [NotAlone, CollectorKnown, NotToBuyer, NotToSellers, AdoptionIsRegistered, IndependentOfAge];

    /// <summary>She may not walk out alone.</summary>
    public static bool NeedsCompany(PersonFacts person) =>
        person.IsMinor && person.AgeYears is not >= OwnWillFrom || person.MayBeDisabled || person.NeedsTreatment;
}
