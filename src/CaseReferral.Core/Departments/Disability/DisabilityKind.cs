using CaseReferral.Core.Access;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Workflows;

namespace CaseReferral.Core.Departments.Disability;

/// <summary>残疾评定: seven categories and others, four grades (残疾人保障法 Art. 2); a minor's result is never publicised.</summary>
public sealed class DisabilityKind : HandoffKind
{
    public const string KeyName = "disability";

    public override string Key => KeyName;
    public override IReadOnlyList<OrganisationKind> Senders => [.. CivilAffairsUnits, OrganisationKind.Hospital];
    public override IReadOnlyList<OrganisationKind> Receivers => [OrganisationKind.DisabledFederation];
    public override FieldGroup Package => FieldGroup.Identity;
    public override bool LikelyNeeded(PersonFacts person) => person.MayBeDisabled;

    /// <summary>公示 of an adult's result, counted in working days: local practice, no national number is known.</summary>
    public const string PublicDays = "PublicDays";

    /// <summary>审核 of the county federation after the publication, in working days: local practice; 0 sets no limit.</summary>
    public const string ReviewDays = "ReviewDays";

    internal const string ReviewClock = "disability-review";

    public override IReadOnlyList<LineNumber> Numbers => [new(PublicDays, 5, "wd", 1, 60), new(ReviewDays, 10, "wd", 0, 60)];

    /// <summary>What the steps of the assessment do not allow.</summary>
    public Reason? Objection(DisabilityDetails details, bool isMinor, WorkCalendar calendar) =>
        !InOrder(details.AppliedOn, details.AcceptedOn, details.AssessedOn, details.PublicFrom, details.PublicUntil, details.ReviewedOn, details.CertificateOn)
            ? new("StepsInOrder")
        : isMinor && (details.PublicFrom ?? details.PublicUntil) is not null ? new("MinorNeverPublicised")
        : details.Category is not null && !details.GuardianProof && (isMinor || details.Category is "intellectual" or "mental") ? new("GuardianProofGiven")
        : !isMinor && details.CertificateOn is not null && !PublicLongEnough(details, calendar) ? new("PublicLongEnough", [$"{Number(PublicDays)}"])
        : null;

    private bool PublicLongEnough(DisabilityDetails details, WorkCalendar calendar) =>
        details is { PublicFrom: { } from, PublicUntil: { } until } && until >= calendar.AddWorkingDays(from, Number(PublicDays));

    /// <summary>A step that is not dated yet is skipped.</summary>
    private static bool InOrder(params IEnumerable<DateOnly?> steps)
    {
        var dated = steps.OfType<DateOnly>().ToList();
        return dated.Zip(dated.Skip(1)).All(pair => pair.First <= pair.Second);
    }

    private static bool IsComplete(DisabilityRecord record) => record.Result switch
    {
        "issued" => record is { Category: not null, Grade: not null, CertificateOn: not null },
        "not-qualified" => true,
        _ => false,
    };

    public override async Task<ServiceRecordState> RecordAsync(AppDbContext db, Guid handoffId, CancellationToken token)
    {
        var record = await RecordOfAsync<DisabilityRecord>(db, handoffId, token);
        return new(record is not null, record is not null && IsComplete(record) ? [] : ["Evidence.Disability"]);
    }
}
