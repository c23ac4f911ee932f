using CaseReferral.Core.Access;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;

namespace CaseReferral.Core.Departments.EducationElsewhere;

/// <summary>异地就学: school in another district (notice 四.3); both bureaus confirm.</summary>
public sealed class EducationElsewhereKind : HandoffKind
{
    public const string KeyName = "education-elsewhere";

    public override string Key => KeyName;
    public override IReadOnlyList<OrganisationKind> Senders => [OrganisationKind.EducationBureau];
    public override IReadOnlyList<OrganisationKind> Receivers => [OrganisationKind.EducationBureau];
    public override FieldGroup Package => FieldGroup.Identity | FieldGroup.Schooling;
    public override int? MinAge => 6;
    public override int? MaxAge => 17;
    public override bool MayLeaveArea => true;
    /// <summary>Follows an education hand-off; the checklist does not ask for it.</summary>
    public override bool IsNeed => false;
    public override Term? FinishBy(Urgency urgency) => Term.WorkingDays(10);

    public override async Task<ServiceRecordState> RecordAsync(AppDbContext db, Guid handoffId, CancellationToken token)
    {
        var record = await RecordOfAsync<EducationElsewhereRecord>(db, handoffId, token);
        var complete = record is { SendingConfirmedOn: not null, ReceivingConfirmedOn: not null, EnrolledOn: not null };
        return new(record is not null, complete ? [] : ["Evidence.BothBureaus"]);
    }
}
