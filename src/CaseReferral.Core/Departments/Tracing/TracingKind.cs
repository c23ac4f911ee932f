using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Workflows;

namespace CaseReferral.Core.Departments.Tracing;

/// <summary>寻亲: civil affairs ask, police look for the family and answer with status and dates only (notice 三.7, 三.8).</summary>
public sealed class TracingKind : HandoffKind
{
    public const string KeyName = "tracing";

    public override string Key => KeyName;
    public override IReadOnlyList<OrganisationKind> Senders => CivilAffairsUnits;
    public override IReadOnlyList<OrganisationKind> Receivers => [OrganisationKind.CriminalPolice, OrganisationKind.PoliceStation];
    public override FieldGroup Package => FieldGroup.Identity | FieldGroup.Family;
    public override CaseStage EarliestStage => CaseStage.Rescued;
    public override bool LikelyNeeded(PersonFacts person) => person.Guardians is "searching" or "not-found";

    /// <summary>Guardians found, fit or not, are not looked for again.</summary>
    private static readonly Rule<HandoffFacts> FamilyStillSought = new("FamilyStillSought", f => f.Person.Guardians is "searching" or "not-found");

    public override IReadOnlyList<Rule<HandoffFacts>> PersonRules => [FamilyStillSought];
    public override IEnumerable<Rule<HandoffFacts>> RulesFor(HandoffAction action) => action == HandoffAction.Send ? PersonRules : [];

    /// <summary>Police have come to an end, with the family or without it.</summary>
    public static bool IsConclusion(string? progress) => progress is "found" or "not-found";

    public override async Task<ServiceRecordState> RecordAsync(AppDbContext db, Guid handoffId, CancellationToken token)
    {
        var record = await RecordOfAsync<TracingRecord>(db, handoffId, token);
        return new(record is not null, record?.AnsweredOn is not null && IsConclusion(record.Progress) ? [] : ["Evidence.Tracing"]);
    }
}
