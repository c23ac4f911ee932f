using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.Employment;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Workflows;

namespace CaseReferral.Core.Departments.Vocational;

/// <summary>技工就读: 16 ≤ age &lt; 18 on the day of application (notice 四.4).</summary>
public sealed class VocationalKind : HandoffKind
{
    public const string KeyName = "vocational";

    /// <summary>Limit that begins on the day she should graduate (notice 四.4: then jobs are recommended).</summary>
    public const string GraduationClock = "vocational-graduation";

    private const string GraduationDays = "GraduationDays";

    /// <summary>No law names a time for looking after her at graduation, nor for establishing that work is kept.</summary>
    public override IReadOnlyList<LineNumber> Numbers => [new(GraduationDays, 30, "d", 1, 366), WorkKept.Days];

    /// <summary>Days after the expected graduation by which the outcome is recorded.</summary>
    public Term AfterGraduation => Term.CalendarDays(Number(GraduationDays));

    public override string Key => KeyName;
    public override IReadOnlyList<OrganisationKind> Senders => CivilAffairsUnits;
    public override IReadOnlyList<OrganisationKind> Receivers => [OrganisationKind.HumanResources];
    public override FieldGroup Package => FieldGroup.Identity | FieldGroup.Schooling;
    public override int? MinAge => 16;
    public override int? MaxAge => 17;
    public override string? AfterMaxAge => "employment";
    public override bool OutlivesCase => true;
    /// <summary>She is at school for years; graduation and work are recorded after the hand-off and the case are closed.</summary>
    public override bool FollowsOn => true;

    /// <summary>Steps in their order, and work kept for three and six months: a date earlier than that proves nothing.</summary>
    public static Reason? Objection(VocationalDetails details) =>
        details.GraduatedOn < details.EnrolledOn || details.EmployedOn < details.EnrolledOn ? new("StepsInOrder")
        : WorkKept.Objection(details.EmployedOn, details.Kept3On, details.Kept6On);

    /// <summary>Once the hand-off is over without a place nobody can record the graduation any more.</summary>
    public override Task OnMovedAsync(HandoffMove move, CancellationToken token) =>
        move.Handoff.IsTerminal && !Records(move.Handoff.Status)
            ? move.Db.EndClocksAsync(move.Case.Id, [GraduationClock, .. WorkKept.Clocks(KeyName)], move.Now, token) : Task.CompletedTask;

    public override async Task<ServiceRecordState> RecordAsync(AppDbContext db, Guid handoffId, CancellationToken token)
    {
        var record = await RecordOfAsync<VocationalRecord>(db, handoffId, token);
        return new(record is not null, record is { School: not null, EnrolledOn: not null } ? [] : ["Evidence.TechnicalSchool"]);
    }
}
