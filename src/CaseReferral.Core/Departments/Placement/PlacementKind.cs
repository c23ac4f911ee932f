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
        action == HandoffAction.Send ? [RoutingFits, EscortRecorded] : [];

    public override async Task<ServiceRecordState> RecordAsync(AppDbContext db, Guid handoffId, CancellationToken token)
    {
        var status = await db.Set<PlacementRecord>().Where(p => p.HandoffId == handoffId)
            .Select(p => (PlacementStatus?)p.Status).FirstOrDefaultAsync(token);
        return status switch
        {
            null => ServiceRecordState.None("Evidence.PlacementActive"),
            PlacementStatus.Active => new(true, []),
            _ => new(true, ["Evidence.PlacementActive"]),
        };
    }

    /// <summary>Routing after rescue: a minor goes to a protection centre or welfare home, an adult to the rescue station.</summary>
    private static readonly Rule<HandoffFacts> RoutingFits = new("RoutingFits",
        f => f.Person.IsMinor
            ? f.ReceiverKind is OrganisationKind.WelfareHome or OrganisationKind.MinorsCentre
            : f.ReceiverKind == OrganisationKind.RescueStation);

    private static readonly Rule<HandoffFacts> EscortRecorded = new("EscortRecorded", f => f.EscortRecorded);
}
