using CaseReferral.Core.Departments.LegalAid;
using CaseReferral.Core.Handoffs;

namespace CaseReferral.Web.Features.Departments.LegalAid;

/// <summary>What the page of a matter offers: the lawyers in the order in which they fit, and what the stored decision lets follow.</summary>
/// <param name="Lawyers">Active ones, and whoever is assigned already.</param>
/// <param name="Person">Age and sex alone, to say why.</param>
/// <param name="Record">As stored; null before the first save.</param>
public sealed record LegalAidOffer(IReadOnlyList<LawyerChoice> Lawyers, PersonFacts Person, LegalAidRecord? Record)
{
    public static LegalAidOffer None { get; } = new([], new(), null);

    public string? Decision => Record?.Decision;

    /// <summary>Aid runs or ran: it has a lawyer, an outcome and an end.</summary>
    public bool IsGiven => Decision is "granted" or "granted-first";

    /// <summary>There is something to object to (法律援助法 Art. 49).</summary>
    public bool MayBeObjected => Decision == "refused" || Record?.EndedOn is not null;
}
