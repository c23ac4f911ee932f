using CaseReferral.Core.Access;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;

namespace CaseReferral.Core.Departments.Education;

/// <summary>就学: school entry, return to school (notice 四.3); school district only, never the history.</summary>
public sealed class EducationKind : HandoffKind
{
    public const string KeyName = "education";

    /// <summary>Limits of the visits at school, by their order.</summary>
    public static readonly IReadOnlyList<string> VisitClocks = ["school-visit-1", "school-visit-2", "school-visit-3"];

    /// <summary>Days from the enrolment; no law names them.</summary>
    public override IReadOnlyList<LineNumber> Numbers => [new("FirstVisitDays", 30, "d", 1, 366), new("SecondVisitDays", 90, "d", 1, 366), new("ThirdVisitDays", 180, "d", 1, 732)];

    public override string Key => KeyName;
    public override IReadOnlyList<OrganisationKind> Senders => [.. CivilAffairsUnits, OrganisationKind.EducationBureau];
    public override IReadOnlyList<OrganisationKind> Receivers => [OrganisationKind.EducationBureau];
    public override FieldGroup Package => FieldGroup.Identity | FieldGroup.Schooling;
    /// <summary>From 6 compulsory (义务教育法 Art. 11); 3 to 5 pre-school on request.</summary>
    public override int? MinAge => 3;
    public override int? MaxAge => 17;
    public override Term? FinishBy(Urgency urgency) => urgency == Urgency.Normal ? Term.WorkingDays(10) : null;
    public override bool LikelyNeeded(PersonFacts person) => person.AgeYears is >= 6 and <= 17;

    public override async Task<ServiceRecordState> RecordAsync(AppDbContext db, Guid handoffId, CancellationToken token)
    {
        var record = await RecordOfAsync<EducationRecord>(db, handoffId, token);
        return new(record is not null, record is { School: not null, EnrolledOn: not null } ? [] : ["Evidence.Enrolment"]);
    }
}
