using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Officers;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Tests.Workflows;
using CaseReferral.Core.Workflows;

namespace CaseReferral.Core.Tests.Handoffs;

/// <summary>Everybody who may stand before one hand-off, and the facts they meet.</summary>
internal static class HandoffCast
{
    public const string County = "999901";
    public static readonly DateTime Now = new(2026, 3, 2, 2, 0, 0, DateTimeKind.Utc);
    public static readonly DateOnly Today = new(2026, 3, 2);

    private static readonly Guid Sender = Guid.CreateVersion7(), Receiver = Guid.CreateVersion7();

    public static Handoff Handoff(HandoffKind kind)
    {
        var @case = new Case(20260000001, Guid.CreateVersion7(), "小安", null, County, Sender, Now);
        var handoff = new Handoff(20260000001, @case.Id, kind.Key, Sender, Receiver, Now);
        handoff.Of(@case, Guid.CreateVersion7());
        return handoff;
    }

    public static Actor Actor(Guid unit, OrganisationKind kind, OfficerRole role = OfficerRole.Officer, string region = County) =>
        new(Guid.CreateVersion7(), $"{kind} {role}", unit, $"{kind}", kind, region, role);

    public static IReadOnlyList<Role> Roles(HandoffKind kind)
    {
        var handoff = Handoff(kind);
        Role Of(string code, string meaning, Actor actor) => new(code, meaning, actor, Sides.Of(actor, handoff));
        var other = Guid.CreateVersion7();
        return
        [
            Of("SO", "officer of the sender", Actor(Sender, kind.Senders[0])),
            Of("SL", "lead of the sender", Actor(Sender, kind.Senders[0], OfficerRole.Lead)),
            Of("RO", "officer of the receiver", Actor(Receiver, kind.Receivers[0])),
            Of("RL", "lead of the receiver", Actor(Receiver, kind.Receivers[0], OfficerRole.Lead)),
            Of("XO", "officer of another unit", Actor(other, kind.Receivers[0])),
            Of("XL", "lead of another unit", Actor(other, kind.Receivers[0], OfficerRole.Lead)),
            Of("CO", "conference office of the county", Actor(Guid.CreateVersion7(), OrganisationKind.ConferenceOffice)),
            Of("TO", "conference office of the city", Actor(Guid.CreateVersion7(), OrganisationKind.ConferenceOffice, region: "999900")),
            Of("FO", "conference office of another county", Actor(Guid.CreateVersion7(), OrganisationKind.ConferenceOffice, region: "999902")),
            Of("SA", "system administrator", Actor(Guid.CreateVersion7(), OrganisationKind.Operations, OfficerRole.SystemAdministrator)),
            Of("SE", "security administrator", Actor(Guid.CreateVersion7(), OrganisationKind.Operations, OfficerRole.SecurityAdministrator)),
            Of("AU", "audit administrator", Actor(Guid.CreateVersion7(), OrganisationKind.Operations, OfficerRole.AuditAdministrator)),
            Of("JOB", "the application itself", Common.Actor.System("test")),
        ];
    }

    /// <summary>Nothing stands in the way of anything that this line allows at all.</summary>
    public static HandoffFacts InOrder(HandoffKind kind, HandoffStatus status) => new()
    {
        Today = Today,
        Kind = kind,
        Status = status,
        CaseStage = CaseStage.Placed,
        Person = PersonFor(kind),
        BasisGiven = true,
        BasisIsConsent = true,
        PhoneNoteGiven = true,
        PackageReadableBySender = true,
        PackageHoldsMinimum = true,
        SenderKind = kind.Senders[0],
        ReceiverKind = kind.Receivers[0],
        SenderIsOwner = true,
        ReceiverIsOwner = true,
        ReceiverActive = true,
        ReceiverCoversArea = true,
        ReceiverDesignated = true,
        AddedSinceAsked = true,
        OutcomeCode = HandoffCodes.Done,
        VoidProposed = true,
        EscortRecorded = true,
        ComparisonRecorded = true,
    };

    /// <summary>Somebody the line was made for: the first of these its own sending rules accept.</summary>
    private static PersonFacts PersonFor(HandoffKind kind)
    {
        var settled = new PersonFacts { AgeYears = kind.MaxAge ?? 30, IsMinor = kind.MaxAge < 18, IdentityConfirmed = true, Guardians = "found" };
        PersonFacts[] people = [settled, settled with { Guardians = "not-found" }, settled with { Nationality = "704" }];
        return people.FirstOrDefault(p => kind.RulesFor(HandoffAction.Send).All(r => r.Holds(Sendable(kind, p)))) ?? settled;
    }

    private static HandoffFacts Sendable(HandoffKind kind, PersonFacts person) => new()
    {
        Kind = kind,
        Person = person,
        BasisIsConsent = true,
        SenderKind = kind.Senders[0],
        SenderIsOwner = true,
        ReceiverKind = kind.Receivers[0],
        ReceiverDesignated = true,
        EscortRecorded = true,
        ComparisonRecorded = true,
    };

    /// <summary>Everything is wrong; what chooses between rows stays as it is.</summary>
    public static IEnumerable<HandoffFacts> Spoiled(HandoffFacts facts)
    {
        var wrong = new HandoffFacts
        {
            Today = facts.Today,
            Kind = facts.Kind,
            Status = facts.Status,
            Urgency = Urgency.Emergency,
            UrgencyBefore = facts.UrgencyBefore,
            CaseStage = CaseStage.Reported,
            Person = new() { AgeYears = 2, IsMinor = true, Guardians = "searching" },
            LiveTwin = true,
            MissingConsent = "Consent.Missing.None",
            MissingDocuments = ["health-report"],
            SenderKind = OrganisationKind.Operations,
            ReceiverKind = OrganisationKind.Operations,
            ReceiverIsSender = true,
            ReceiverTakesNobody = true,
            ReceiverMinAge = 10,
            SupplementCount = HandoffRules.MaxSupplements,
            ChainReturns = facts.ChainReturns,
            RemitClosed = true,
            ReturnCode = HandoffCodes.NotOurRemit,
            Disputed = true,
            ReworkCount = HandoffRules.MaxReworks,
            HeldDays = facts.Kind.Agreed.HeldDays,
            UrgedToday = true,
            PriorStatus = facts.PriorStatus,
            OutcomeCode = facts.OutcomeCode,
            ReportedBySamePerson = true,
            VoidProposedBySamePerson = true,
            Record = new(true, ["Evidence.Screening"]),
            ChildLive = true,
            OwnerAtWork = true,
        };
        return [wrong, wrong with { CaseStage = CaseStage.Closed }];
    }

    public static IReadOnlyList<Variant<HandoffFacts>> Variants { get; } =
    [
        new("FurtherReturn", f => f with { ChainReturns = 1 }),
        new("OutcomeNotPossible", f => f with { OutcomeCode = HandoffCodes.NotPossible }),
        .. new[] { HandoffStatus.Accepted, HandoffStatus.InProgress, HandoffStatus.OnHold }
            .Select(s => new Variant<HandoffFacts>("Was" + s, f => f with { PriorStatus = s })),
    ];

    public static Grid<HandoffStatus, HandoffAction, HandoffFacts> Grid(HandoffKind kind, Workflow<HandoffStatus, HandoffAction, HandoffFacts>? machine = null) => new()
    {
        Machine = machine ?? HandoffWorkflow.Machine,
        Roles = Roles(kind),
        Permission = Permissions.For,
        InOrder = status => InOrder(kind, status) with { RequestAmended = machine is not null },
        Spoiled = Spoiled,
        Variants = Variants,
        Extra = kind.RulesFor,
    };
}
