using CaseReferral.Core.Access;
using CaseReferral.Core.Attachments;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Workflows;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Departments.Placement;

/// <summary>安置: police hand the person to a civil-affairs institution, which takes the case over (notice 三.16, 四.1).</summary>
public sealed class PlacementKind : HandoffKind
{
    public const string KeyName = "placement";

    public override string Key => KeyName;
    public override IReadOnlyList<OrganisationKind> Senders => PoliceUnits;
    public override IReadOnlyList<OrganisationKind> Receivers =>
        [OrganisationKind.RescueStation, OrganisationKind.MinorsCentre, OrganisationKind.WelfareHome];
    public override CaseStage EarliestStage => CaseStage.Rescued;
    public override FieldGroup Package => FieldGroup.Identity | FieldGroup.Family | FieldGroup.Placement | FieldGroup.Certificates;
    public override bool TakesOwnership => true;
    public override bool IsAssistance => false;
    public override Urgency Urgency => Urgency.Urgent;
    public override Term? FinishBy(Urgency urgency) => urgency == Urgency.Emergency ? Term.Hours(24) : null;

    /// <summary>移交材料 (domain: 打拐解救儿童临时照料通知书 comes with every child).</summary>
    public override IEnumerable<string> RequiredDocuments(PersonFacts person) =>
        person.IsMinor ? [DocumentCategories.TemporaryCareNotice] : [];

    public override IEnumerable<Rule<HandoffFacts>> RulesFor(HandoffAction action) =>
        action == HandoffAction.Send ? [RoutingFits, OtherRouteReasoned, EscortRecorded] : [];

    /// <summary>The rows of the routing table, with what the city may agree on instead.</summary>
    public override IReadOnlyList<LineChoice> Choices { get; } = [.. PlacementRoutes.Ways.Select(r => new LineChoice(r.Key, r.First[0], [.. r.First.Skip(1)]))];

    public override RouteProposal Propose(PersonFacts person) => PlacementRoutes.Propose(person, Choice);

    public override async Task<IReadOnlyDictionary<Guid, int>?> InCareAsync(AppDbContext db, IReadOnlyCollection<Guid> units, CancellationToken token) =>
        await PlacementOffer.InCareAsync(db, units, token);

    public override async Task<ServiceRecordState> RecordAsync(AppDbContext db, Guid handoffId, CancellationToken token)
    {
        var status = await db.Set<PlacementRecord>().Where(p => p.HandoffId == handoffId)
            .Select(p => (PlacementStatus?)p.Status).FirstOrDefaultAsync(token);
        return status switch
        {
            null => ServiceRecordState.None("Evidence.PlacementActive"),
            PlacementStatus.Proposed => new(true, ["Evidence.PlacementActive"]),
            _ => new(true, []),
        };
    }

    /// <summary>Routing after rescue: a unit the table knows for this person.</summary>
    private static readonly Rule<HandoffFacts> RoutingFits = new("RoutingFits", f => f.Kind.Propose(f.Person)?.Allows(f.ReceiverKind) != false);

    /// <summary>Another unit than the proposed one is chosen for a reason that is written down.</summary>
    private static readonly Rule<HandoffFacts> OtherRouteReasoned = new("OtherRouteReasoned",
        f => f.RouteReasonGiven || f.Kind.Propose(f.Person) is not { } route || route.First == f.ReceiverKind || !route.Allows(f.ReceiverKind));

    private static readonly Rule<HandoffFacts> EscortRecorded = new("EscortRecorded", f => f.EscortRecorded);
}
