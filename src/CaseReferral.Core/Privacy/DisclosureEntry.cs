using CaseReferral.Core.Access;
using CaseReferral.Core.Common;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;

namespace CaseReferral.Core.Privacy;

/// <summary>
/// One line of the disclosure ledger: to whom what was given, when, and on what ground. Written in the save that sends
/// the hand-off, never changed, kept three years at least (网络数据安全管理条例 Art. 12).
/// </summary>
[InGroup(FieldGroup.Handoffs)]
public sealed class DisclosureEntry : Entity, ICaseScoped
{
    private DisclosureEntry() => Kind = OfficerName = "";

    public DisclosureEntry(Handoff handoff, HandoffFacts facts, Actor actor, DateTime at)
    {
        (CaseId, HandoffId, Kind) = (handoff.CaseId, handoff.Id, handoff.Kind);
        (OrganisationId, Nature) = (handoff.ToOrganisationId, facts.ReceiverNature);
        (Groups, Basis, ConsentId) = (handoff.Package, BasisOf(handoff, facts), facts.ConsentId);
        (OfficerName, At) = (actor.Name, at);
    }

    public Guid CaseId { get; private set; }
    public Guid HandoffId { get; private set; }
    /// <summary>Service line; the article that gives its receiver the duty goes by it.</summary>
    public string Kind { get; private set; }
    public Guid OrganisationId { get; private set; }
    /// <summary>What the receiver was then.</summary>
    public OrganisationNature Nature { get; private set; }
    /// <summary>The frozen package.</summary>
    public FieldGroup Groups { get; private set; }
    public DisclosureBasis Basis { get; private set; }
    public Guid? ConsentId { get; private set; }
    public string OfficerName { get; private set; }
    public DateTime At { get; private set; }

    private static DisclosureBasis BasisOf(Handoff handoff, HandoffFacts facts) =>
        facts.ReceiverNature == OrganisationNature.NonState ? DisclosureBasis.SeparateConsent
        : !facts.Person.IsMinor && handoff.BasisCode == LegalBases.Consent ? DisclosureBasis.Consent
        : DisclosureBasis.StatutoryDuty;
}
