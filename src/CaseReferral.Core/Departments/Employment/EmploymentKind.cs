using CaseReferral.Core.Access;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Workflows;

namespace CaseReferral.Core.Departments.Employment;

/// <summary>就业帮扶: from 16 on (劳动法 Art. 15); goes on after the case is closed, until work has been kept for six months (notice 四.4).</summary>
public sealed class EmploymentKind : HandoffKind
{
    public const string KeyName = "employment";

    public override string Key => KeyName;
    public override IReadOnlyList<OrganisationKind> Senders => [.. CivilAffairsUnits, OrganisationKind.HumanResources];
    public override IReadOnlyList<OrganisationKind> Receivers => [OrganisationKind.HumanResources];
    public override FieldGroup Package => FieldGroup.Identity | FieldGroup.Employment;
    public override int? MinAge => 16;
    public override bool OutlivesCase => true;

    /// <summary>Kept 3 and 6 months: a date earlier than that proves nothing.</summary>
    public static Reason? Objection(EmploymentDetails details) =>
        TooEarly(details.Kept3On, details.EmployedOn, 3) || TooEarly(details.Kept6On, details.EmployedOn, 6) ? new("KeptLongEnough") : null;

    private static bool TooEarly(DateOnly? kept, DateOnly? employed, int months) =>
        kept is not null && (employed is not { } on || kept < on.AddMonths(months));

    public override async Task<ServiceRecordState> RecordAsync(AppDbContext db, Guid handoffId, CancellationToken token)
    {
        var record = await RecordOfAsync<EmploymentRecord>(db, handoffId, token);
        return new(record is not null, record is { Employer: not null, EmployedOn: not null } ? [] : ["Evidence.Employment"]);
    }
}
