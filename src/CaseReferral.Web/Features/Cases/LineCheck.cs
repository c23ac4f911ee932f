using CaseReferral.Core.Cases;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Workflows;

namespace CaseReferral.Web.Features.Cases;

/// <summary>
/// What already speaks against sending a line before a receiver is chosen: the same named rules the machine asks at
/// sending, over the facts known so far.
/// </summary>
public static class LineCheck
{
    private static readonly Rule<HandoffFacts>[] Early =
        [HandoffRules.CaseIsOpen, HandoffRules.SenderMaySend, HandoffRules.StageReached, HandoffRules.AgeFits];

    public static IReadOnlyList<Reason> Reasons(
        HandoffKind kind, CaseStage stage, PersonFacts person, OrganisationKind sender, bool owns, IReadOnlySet<string> documents)
    {
        var facts = new HandoffFacts
        {
            Kind = kind,
            CaseStage = stage,
            Person = person,
            SenderKind = sender,
            SenderIsOwner = owns,
            MissingDocuments = [.. kind.RequiredDocuments(person).Where(d => !documents.Contains(d))],
        };
        return [.. Early.Concat(kind.PersonRules).Where(r => !r.Holds(facts)).Select(r => r.Explain(facts))];
    }
}
