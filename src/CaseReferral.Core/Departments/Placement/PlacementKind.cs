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

/// <summary>
/// 安置: police hand the person to a civil-affairs institution, which takes the case over (notice 三.16, 四.1); the institution that
/// has her hands her on to the next one in the same way (2015 notice: to a welfare home once the notice has run unclaimed).
/// </summary>
public sealed class PlacementKind : HandoffKind
{
    public const string KeyName = "placement";

    private static IReadOnlyList<OrganisationKind> Institutions { get; } =
        [OrganisationKind.RescueStation, OrganisationKind.MinorsCentre, OrganisationKind.WelfareHome];

    public override string Key => KeyName;
    public override IReadOnlyList<OrganisationKind> Senders { get; } = [.. PoliceUnits, .. Institutions];
    public override IReadOnlyList<OrganisationKind> Receivers => Institutions;
    public override CaseStage EarliestStage => CaseStage.Rescued;
    public override FieldGroup Package => FieldGroup.Identity | FieldGroup.Family | FieldGroup.Placement | FieldGroup.Certificates;
    public override bool TakesOwnership => true;
    public override bool IsAssistance => false;
    public override Urgency Urgency => Urgency.Urgent;
    public override Term? FinishBy(Urgency urgency) => urgency == Urgency.Emergency ? Term.Hours(24) : null;

    /// <summary>移交材料 (domain: 打拐解救儿童临时照料通知书 comes with every child).</summary>
    public override IEnumerable<string> RequiredDocuments(PersonFacts person) =>
        person.IsMinor ? [DocumentCategories.TemporaryCareNotice] : [];

    public override IReadOnlyList<Rule<HandoffFacts>> PersonRules => [SenderOwnsOrIsPolice];

    public override IEnumerable<Rule<HandoffFacts>> RulesFor(HandoffAction action) => action switch
    {
        HandoffAction.Send => [SenderOwnsOrIsPolice, FormerPlacementReported, RoutingFits, OtherRouteReasoned, EscortRecorded],
        HandoffAction.Accept or HandoffAction.RuleAccept => [FormerPlacementReported],
        HandoffAction.Rework => [StillInItsCare],
        HandoffAction.Reroute or HandoffAction.RuleReroute => [SenderOwnsOrIsPolice],
        _ => [],
    };

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

    public override Task OnMovedAsync(HandoffMove move, CancellationToken token) =>
        move.Action is HandoffAction.Accept or HandoffAction.RuleAccept ? PlacementTransfer.AcceptedAsync(move, token)
        : move.Facts.ReceiverIsOwner && move.Case.OwnerOrganisationId != move.Handoff.ToOrganisationId ? PlacementTransfer.GivenBackAsync(move, token)
        : Task.CompletedTask;

    public override Task<Guid?> StillWithAsync(AppDbContext db, Handoff handoff, CancellationToken token) => PlacementTransfer.StillWithAsync(db, handoff, token);

    /// <summary>
    /// Nobody but police and the institution that has her gives her into other hands; when that one gives up what it accepted, whoever sent
    /// her there sends her elsewhere.
    /// </summary>
    private static readonly Rule<HandoffFacts> SenderOwnsOrIsPolice = new("SenderOwnsOrIsPolice",
        f => f.SenderKind.Department() == Department.Police || f.SenderIsOwner || f.OwnerGivesUp);

    /// <summary>
    /// The institution that has her reports the placement that brought her before the next one begins. A report is its own act and always
    /// possible ("not possible" asks no record); after it the ball is with who sent it. So no hand-off is left with a unit that no longer
    /// has her. Asked again at acceptance, because a report may be sent back meanwhile; police send as before.
    /// </summary>
    private static readonly Rule<HandoffFacts> FormerPlacementReported = new("FormerPlacementReported",
        f => !f.OwnerAtWork || f.Status == HandoffStatus.Draft && f.SenderKind.Department() == Department.Police);

    /// <summary>Who no longer has her cannot work on her placement: after the transfer a report is confirmed, never sent back.</summary>
    private static readonly Rule<HandoffFacts> StillInItsCare = new("StillInItsCare", f => f.ReceiverIsOwner);

    /// <summary>Routing after rescue: a unit the table knows for this person.</summary>
    private static readonly Rule<HandoffFacts> RoutingFits = new("RoutingFits", f => f.Kind.Propose(f.Person)?.Allows(f.ReceiverKind) != false);

    /// <summary>Another unit than the proposed one is chosen for a reason that is written down.</summary>
    private static readonly Rule<HandoffFacts> OtherRouteReasoned = new("OtherRouteReasoned",
        f => f.RouteReasonGiven || f.Kind.Propose(f.Person) is not { } route || route.First == f.ReceiverKind || !route.Allows(f.ReceiverKind));

    private static readonly Rule<HandoffFacts> EscortRecorded = new("EscortRecorded", f => f.EscortRecorded);
}
