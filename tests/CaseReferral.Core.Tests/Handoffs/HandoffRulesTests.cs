using CaseReferral.Core.Cases;
using CaseReferral.Core.Departments.EmergencyCare;
using CaseReferral.Core.Departments.Health;
using CaseReferral.Core.Departments.Household;
using CaseReferral.Core.Departments.LegalAid;
using CaseReferral.Core.Departments.Placement;
using CaseReferral.Core.Departments.Vocational;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Workflows;
using CaseReferral.Web.Shell;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;
using static CaseReferral.Core.Handoffs.HandoffRules;

namespace CaseReferral.Core.Tests.Handoffs;

/// <summary>Each named guard of the hand-off, once met and once not, by the one fact it is about.</summary>
public sealed class HandoffRulesTests
{
    private static readonly HandoffKinds Kinds = new();
    private static readonly HandoffFacts Good = HandoffCast.InOrder(Kinds[HealthKind.KeyName], HandoffStatus.Draft);

    /// <summary>Rule, facts that meet it, facts that do not.</summary>
    private static readonly (Rule<HandoffFacts> Rule, HandoffFacts Met, HandoffFacts Unmet)[] Cases =
    [
        // A line brings the cases of its own rules: see Departments/*Tests.
        .. typeof(HandoffRulesTests).Assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(ILineRules)) && !t.IsInterface)
            .SelectMany(t => ((ILineRules)Activator.CreateInstance(t)!).Cases),
        (CaseIsOpen, Good, Good with { CaseStage = CaseStage.Closed }),
        (CaseIsOpen, Good with { CaseStage = CaseStage.FollowUp }, Good with { CaseStage = CaseStage.Suspended }),
        (StageReached, Good with { CaseStage = CaseStage.Rescued }, Good with { CaseStage = CaseStage.Filed }),
        (BasisGiven, Good, Good with { BasisGiven = false }),
        (ConsentOnRecord, Good, Good with { MissingConsent = "Consent.Missing.None" }),
        (NoLiveTwin, Good, Good with { LiveTwin = true }),
        (DocumentsPresent, Good, Good with { MissingDocuments = ["health-report"] }),
        (SenderMaySend, Good, Good with { SenderKind = OrganisationKind.Hospital }),
        (ReceiverActive, Good, Good with { ReceiverActive = false }),
        (ReceiverOffersService, Good, Good with { ReceiverKind = OrganisationKind.LegalAidCentre }),
        (ReceiverCoversArea, Good, Good with { ReceiverCoversArea = false }),
        (ReceiverTakesPeople, Good, Good with { ReceiverTakesNobody = true }),
        (AgeFits, Aged(VocationalKind.KeyName, 16), Aged(VocationalKind.KeyName, 15)),
        (AgeFits, Aged(VocationalKind.KeyName, 17), Aged(VocationalKind.KeyName, 18)),
        (AgeFits, Aged(VocationalKind.KeyName, null), Aged(HealthKind.KeyName, 30) with { ReceiverMaxAge = 17 }),
        (PackageFits, Good, Good with { PackageReadableBySender = false }),
        (PackageHoldsMinimum, Good, Good with { PackageHoldsMinimum = false }),
        (EmergencyIsPhoned, Good with { Urgency = Urgency.Emergency }, Good with { Urgency = Urgency.Emergency, PhoneNoteGiven = false }),
        (EmergencyIsPhoned, Good with { PhoneNoteGiven = false }, Good with { Urgency = Urgency.Emergency, PhoneNoteGiven = false }),
        (ReceiverIsNotSender, Good, Good with { ReceiverIsSender = true }),
        (SupplementsLeft, Good with { SupplementCount = 1 }, Good with { SupplementCount = 2 }),
        (SomethingAdded, Good, Good with { AddedSinceAsked = false }),
        (SomethingAdded, Good with { AddedSinceAsked = false, RequestAmended = true }, Good with { AddedSinceAsked = false }),
        (SomethingAmended, Good with { RequestAmended = true }, Good),
        (UrgencyNotLowered, Good with { Urgency = Urgency.Urgent, UrgencyBefore = Urgency.Urgent }, Good with { Urgency = Urgency.Normal, UrgencyBefore = Urgency.Urgent }),
        (UrgencyNotLowered, Good with { Urgency = Urgency.Emergency, UrgencyBefore = Urgency.Normal }, Good with { Urgency = Urgency.Urgent, UrgencyBefore = Urgency.Emergency }),
        (NoEmergencyOnHold, Good with { Status = HandoffStatus.OnHold, Urgency = Urgency.Urgent }, Good with { Status = HandoffStatus.OnHold, Urgency = Urgency.Emergency }),
        (NoEmergencyOnHold, Good with { Status = HandoffStatus.InProgress, Urgency = Urgency.Emergency }, Good with { Status = HandoffStatus.OnHold, Urgency = Urgency.Emergency }),
        (FirstReturn, Good, Good with { ChainReturns = 1 }),
        (FurtherReturn, Good with { ChainReturns = 1 }, Good),
        (RemitStillOpen, Good with { ReturnCode = HandoffCodes.NotOurRemit }, Good with { RemitClosed = true, ReturnCode = HandoffCodes.NotOurRemit }),
        (RemitStillOpen, Good with { RemitClosed = true, ReturnCode = "duplicate" }, Good with { RemitClosed = true, ReturnCode = HandoffCodes.NotOurRemit }),
        (NotYetDisputed, Good, Good with { Disputed = true }),
        (MayBeHeld, Good, Good with { Urgency = Urgency.Emergency }),
        (MayBeHeld, Good, HandoffCast.InOrder(Kinds[EmergencyCareKind.KeyName], HandoffStatus.Accepted)),
        (HoldTimeLeft, Good with { HeldDays = 89 }, Good with { HeldDays = 90 }),
        (EvidenceGiven, Good, Good with { Record = ServiceRecordState.None("Evidence.Screening") }),
        (EvidenceGiven, Good with { Record = ServiceRecordState.None("Evidence.Screening"), OutcomeCode = HandoffCodes.NotPossible }, Good with { Record = ServiceRecordState.None("Evidence.Screening"), OutcomeCode = null }),
        (NoLiveChild, Good, Good with { ChildLive = true }),
        (ConfirmerIsNotReporter, Good, Good with { ReportedBySamePerson = true }),
        (OutcomeAchieved, Good, Good with { OutcomeCode = HandoffCodes.NotPossible }),
        (OutcomeNotPossible, Good with { OutcomeCode = HandoffCodes.NotPossible }, Good),
        (ReworksLeft, Good with { ReworkCount = 1 }, Good with { ReworkCount = 2 }),
        (WasAccepted, Good with { PriorStatus = HandoffStatus.Accepted }, Good),
        (WasInProgress, Good with { PriorStatus = HandoffStatus.InProgress }, Good with { PriorStatus = HandoffStatus.Accepted }),
        (WasOnHold, Good with { PriorStatus = HandoffStatus.OnHold }, Good with { PriorStatus = HandoffStatus.InProgress }),
        (VoidIsProposed, Good, Good with { VoidProposed = false }),
        (VoidBySecondPerson, Good, Good with { VoidProposedBySamePerson = true }),
        (NoServiceRecorded, Good, Good with { Record = new(true, []) }),
        (NotUrgedToday, Good, Good with { UrgedToday = true }),
        (OfLine(HealthKind.KeyName, "ReceiverDesignated"), Good, Good with { ReceiverDesignated = false }),
        (OfLine(EmergencyCareKind.KeyName, "ReceiverDesignated"), Good, Good with { ReceiverDesignated = false }),
        (OfLine(HouseholdKind.KeyName, "ComparisonFirst"), Child("not-found") with { ComparisonRecorded = true }, Child("not-found") with { ComparisonRecorded = false }),
        (OfLine(HouseholdKind.KeyName, "ComparisonFirst"), Child("found") with { ComparisonRecorded = false }, Child("searching") with { ComparisonRecorded = false }),
        (OfLine(PlacementKind.KeyName, "RoutingFits"), Child("not-found") with { Kind = new PlacementKind(), ReceiverKind = OrganisationKind.WelfareHome }, Child("not-found") with { Kind = new PlacementKind(), ReceiverKind = OrganisationKind.RescueStation }),
        (OfLine(PlacementKind.KeyName, "RoutingFits"), Good with { Kind = new PlacementKind(), ReceiverKind = OrganisationKind.RescueStation }, Good with { Kind = new PlacementKind(), ReceiverKind = OrganisationKind.MinorsCentre }),
        (OfLine(PlacementKind.KeyName, "OtherRouteReasoned"), Child("not-found") with { Kind = new PlacementKind(), ReceiverKind = OrganisationKind.MinorsCentre, RouteReasonGiven = true }, Child("not-found") with { Kind = new PlacementKind(), ReceiverKind = OrganisationKind.MinorsCentre }),
        (OfLine(PlacementKind.KeyName, "OtherRouteReasoned"), Child("not-found") with { Kind = new PlacementKind(), ReceiverKind = OrganisationKind.WelfareHome }, Child("unfit") with { Kind = new PlacementKind(), ReceiverKind = OrganisationKind.WelfareHome }),
        (OfLine(PlacementKind.KeyName, "SenderOwnsOrIsPolice"), Sent(OrganisationKind.MinorsCentre, owns: true), Sent(OrganisationKind.MinorsCentre, owns: false)),
        (OfLine(PlacementKind.KeyName, "SenderOwnsOrIsPolice"), Sent(OrganisationKind.CriminalPolice, owns: false), Sent(OrganisationKind.WelfareHome, owns: false)),
        (OfLine(PlacementKind.KeyName, "FormerPlacementReported"), Sent(OrganisationKind.MinorsCentre, owns: true), Sent(OrganisationKind.MinorsCentre, owns: true) with { OwnerAtWork = true }),
        (OfLine(PlacementKind.KeyName, "FormerPlacementReported"), Sent(OrganisationKind.CriminalPolice, owns: false) with { OwnerAtWork = true }, Sent(OrganisationKind.RescueStation, owns: true) with { OwnerAtWork = true }),
        (OfLine(PlacementKind.KeyName, "FormerPlacementReported", HandoffAction.Accept), Good with { Status = HandoffStatus.Received }, Sent(OrganisationKind.CriminalPolice, owns: false) with { Status = HandoffStatus.Received, OwnerAtWork = true }),
        (OfLine(PlacementKind.KeyName, "FormerPlacementReported", HandoffAction.RuleAccept), Good with { Status = HandoffStatus.InArbitration }, Good with { Status = HandoffStatus.InArbitration, OwnerAtWork = true }),
        (OfLine(PlacementKind.KeyName, "StillInItsCare", HandoffAction.Rework), Good with { ReceiverIsOwner = true }, Good with { ReceiverIsOwner = false }),
        (OfLine(PlacementKind.KeyName, "EscortRecorded"), Good, Good with { EscortRecorded = false }),
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Cases.Length)];

    [Theory, MemberData(nameof(Numbers))]
    public void Rule_ByItsOneFact_HoldsAndFails(int number)
    {
        var (rule, met, unmet) = Cases[number];
        Assert.True(rule.Holds(met), rule.Name + " should hold");
        Assert.False(rule.Holds(unmet), rule.Name + " should not hold");
        Assert.Equal(rule.Name, rule.Explain(unmet).Rule);
    }

    [Fact]
    public void Rules_OfTableAndLines_AreAllTested()
    {
        var all = HandoffWorkflow.Machine.Table.Concat(AmendmentTable.Machine.Table).SelectMany(r => r.Rules.Append(r.When!)).Where(r => r is not null)
            .Concat(Kinds.All.SelectMany(k => Enum.GetValues<HandoffAction>().SelectMany(k.RulesFor))).Select(r => r.Name);
        Assert.Empty(all.Except(Cases.Select(c => c.Rule.Name)));
    }

    [Fact]
    public void Rules_ThatARefusalNames_HaveASentenceInBothLanguages()
    {
        var texts = Texts.OfAssembly(NullLogger<Texts>.Instance);
        var all = HandoffWorkflow.Machine.Table.Concat(AmendmentTable.Machine.Table).SelectMany(r => r.Rules)
            .Concat(Kinds.All.SelectMany(k => Enum.GetValues<HandoffAction>().SelectMany(k.RulesFor))).Select(r => "Rule." + r.Name);
        Assert.All(all, key => Assert.True(texts.Has(key), key));
    }

    [Theory]
    [InlineData("refused", "家庭经济困难标准", null, false, true, "HardshipIsNoGround")]
    [InlineData("refused", "申请人收入超过本市规定", null, false, true, "HardshipIsNoGround")]
    [InlineData("refused", "No Hardship is shown", null, false, false, "HardshipIsNoGround")]
    [InlineData("refused", "追索劳动报酬已由工会代理", null, false, false, null)]
    [InlineData("refused", "事项不属于法律援助范围", null, false, true, null)]
    [InlineData("granted", null, "律师甲", false, true, "MinorsLawyerForMinor")]
    [InlineData("granted", null, "律师甲", true, true, null)]
    [InlineData("granted", "名册中熟悉未成年人的律师均须回避", "律师甲", false, true, null)]
    [InlineData("granted", null, "律师甲", false, false, null)]
    public void LegalAid_Objection_IsByLawOnly(string decision, string? ground, string? lawyer, bool forMinors, bool minor, string? expected) =>
        Assert.Equal(expected, LegalAidKind.Objection(
            new() { Decision = decision, RefusalGround = ground, LawyerReason = ground, Lawyer = lawyer, LawyerForMinors = forMinors }, minor)?.Rule);

    [Fact]
    public void LegalAid_ReturnCodes_NeverOfferHardshipOrCapacity() =>
        Assert.Equal(["not-our-remit", "duplicate", "person-declines"], new LegalAidKind().ReturnCodes);

    [Theory]
    [InlineData("psychotherapy", "clinician", true)]
    [InlineData("psychotherapy", "counsellor", false)]
    [InlineData("psychotherapy", "social-worker", false)]
    [InlineData("counselling", "social-worker", true)]
    public void Health_Psychotherapy_IsForCliniciansOnly(string service, string provider, bool expected) =>
        Assert.Equal(expected, HealthKind.MayGive(service, provider));

    [Fact]
    public void Placement_Documents_AreAskedForMinorsOnly()
    {
        Assert.Equal(["temporary-care-notice"], new PlacementKind().RequiredDocuments(new() { IsMinor = true }));
        Assert.Empty(new PlacementKind().RequiredDocuments(new() { AgeYears = 30 }));
    }

    [Theory]
    [InlineData(0, 30, true)]
    [InlineData(0, 31, false)]
    [InlineData(80, 10, true)]
    [InlineData(80, 11, false)]
    [InlineData(0, 0, false)]
    public void Hold_ReviewDate_KeepsThirtyDaysAndNinetyInAll(int held, int days, bool taken)
    {
        var handoff = HandoffCast.Handoff(Kinds[HealthKind.KeyName]);
        handoff.HoldFrom(HandoffCast.Today.AddDays(-held), HandoffCast.Today);
        handoff.EndHold(HandoffCast.Today);
        var errors = HandoffInputCheck.Check(Needs.ReviewDate, HandoffAction.Hold,
            new() { ReviewOn = HandoffCast.Today.AddDays(days) }, handoff, Kinds[HealthKind.KeyName], HandoffCast.Today);
        Assert.Equal(taken, errors.Count == 0);
    }

    private static HandoffFacts Aged(string kind, int? age) =>
        HandoffCast.InOrder(Kinds[kind], HandoffStatus.Draft) with { Person = new() { AgeYears = age, IsMinor = age is not >= 18 } };

    private static HandoffFacts Child(string guardians) => Good with { Person = new() { AgeYears = 9, IsMinor = true, Guardians = guardians } };

    private static HandoffFacts Sent(OrganisationKind sender, bool owns) => Good with { SenderKind = sender, SenderIsOwner = owns };

    private static Rule<HandoffFacts> OfLine(string kind, string name, HandoffAction action = HandoffAction.Send) => Kinds[kind].RulesFor(action).Single(r => r.Name == name);
}
