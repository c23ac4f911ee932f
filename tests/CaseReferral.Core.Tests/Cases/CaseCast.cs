using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Officers;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Tests.Handoffs;
using CaseReferral.Core.Tests.Workflows;

namespace CaseReferral.Core.Tests.Cases;

/// <summary>Everybody who may stand before one case, and the facts they meet.</summary>
internal static class CaseCast
{
    private static readonly CaseStage[] Open = [CaseStage.Reported, CaseStage.Filed, CaseStage.Rescued, CaseStage.Placed, CaseStage.Assisting, CaseStage.FollowUp];

    public static IReadOnlyList<Role> Roles()
    {
        var (police, home) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var before = new Case(20260000001, Guid.CreateVersion7(), "小安", null, HandoffCast.County, police, HandoffCast.Now);
        var after = new Case(20260000002, Guid.CreateVersion7(), "小安", null, HandoffCast.County, police, HandoffCast.Now);
        after.HandOver(home);
        static Role Of(string code, string meaning, Actor actor, Case @case) => new(code, meaning, actor, Sides.Of(actor, @case));
        static Actor Lead(Guid unit, OrganisationKind kind) => HandoffCast.Actor(unit, kind, OfficerRole.Lead);
        var (stranger, party) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        Actor Office(string region) => HandoffCast.Actor(Guid.CreateVersion7(), OrganisationKind.ConferenceOffice, region: region);
        Actor Administrator(OfficerRole role) => HandoffCast.Actor(Guid.CreateVersion7(), OrganisationKind.Operations, role);
        return
        [
            Of("PO", "police officer, her unit owns the case", HandoffCast.Actor(police, OrganisationKind.CriminalPolice), before),
            Of("PL", "police lead, the unit owns the case", Lead(police, OrganisationKind.CriminalPolice), before),
            Of("QO", "police officer after the hand-over to civil affairs", HandoffCast.Actor(police, OrganisationKind.CriminalPolice), after),
            Of("QL", "police lead after the hand-over to civil affairs", Lead(police, OrganisationKind.CriminalPolice), after),
            Of("OO", "officer of the civil-affairs unit that owns the case", HandoffCast.Actor(home, OrganisationKind.WelfareHome), after),
            Of("OL", "lead of the civil-affairs unit that owns the case", Lead(home, OrganisationKind.WelfareHome), after),
            Of("HO", "officer of a unit that serves the person", HandoffCast.Actor(party, OrganisationKind.Hospital), after),
            Of("HL", "lead of a unit that serves the person", Lead(party, OrganisationKind.Hospital), after),
            Of("XL", "lead of another police unit", Lead(stranger, OrganisationKind.PoliceStation), before),
            Of("CO", "conference office of the county", Office(HandoffCast.County), after),
            Of("TO", "conference office of the city", Office("999900"), after),
            Of("FO", "conference office of another county", Office("999902"), after),
            Of("SA", "system administrator", Administrator(OfficerRole.SystemAdministrator), after),
            Of("SE", "security administrator", Administrator(OfficerRole.SecurityAdministrator), after),
            Of("AU", "audit administrator", Administrator(OfficerRole.AuditAdministrator), after),
            Of("JOB", "the application itself", Actor.System("test"), after),
        ];
    }

    /// <summary>A child's case in which nothing is missing.</summary>
    public static CaseFacts InOrder(CaseStage stage) => new()
    {
        Stage = stage,
        Person = new() { AgeYears = 9, IsMinor = true, Guardians = "found" },
        IsFiled = true,
        HeadNamed = true,
        HeadHighEnough = true,
        LegalAidTold = true,
        InterpreterArranged = true,
        PlacementActive = true,
        ReunionIdentityConfirmed = true,
        ReunionSigned = true,
        OwnWillRecorded = true,
        VisitsSettled = true,
        HighRiskReported = true,
        SummaryWritten = true,
        OtherCaseIsSamePerson = true,
        OtherCaseGoesOn = true,
    };

    public static IEnumerable<CaseFacts> Spoiled(CaseFacts facts)
    {
        var wrong = new CaseFacts
        {
            Stage = facts.Stage,
            SuspendedFrom = facts.SuspendedFrom,
            Person = facts.Person with { NeedsInterpreter = true },
            MissingRescueFields = ["Rescue.RescuedAt"],
            BuyerClash = true,
            ParentsAreSellers = true,
            UndecidedLines = ["health"],
            UnservedLines = ["education"],
            LiveHandoffs = ["2026-0001"],
            OpenVisits = 1,
            MissingCertificates = ["certificate-1m"],
        };
        return
        [
            wrong,
            wrong with { IsFiled = true, Person = new() { AgeYears = 15, IsMinor = true } },
            wrong with { Person = new() { AgeYears = 30 } },
        ];
    }

    public static IReadOnlyList<Variant<CaseFacts>> Variants { get; } =
    [
        new("adult", f => f with { Person = new() { AgeYears = 30 } }),
        .. Open.Select(stage => new Variant<CaseFacts>("Was" + stage, f => f with { SuspendedFrom = stage })),
    ];

    public static Grid<CaseStage, CaseAction, CaseFacts> Grid() => new()
    {
        Machine = CaseWorkflow.Machine,
        Roles = Roles(),
        Permission = Permissions.For,
        InOrder = InOrder,
        Spoiled = Spoiled,
        Variants = Variants,
    };
}
