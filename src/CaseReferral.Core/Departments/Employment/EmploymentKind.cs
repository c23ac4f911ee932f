using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
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
    /// <summary>That she kept the work is established after the hand-off, and often the case, are closed.</summary>
    public override bool FollowsOn => true;

    /// <summary>No law names a time for establishing it.</summary>
    public override IReadOnlyList<LineNumber> Numbers => [WorkKept.Days];

    /// <summary>Nobody leaves a work before she began it; a day before three or six months proves nothing.</summary>
    public static Reason? Objection(EmploymentDetails details) =>
        details.LeftOn is { } left && (details.EmployedOn is not { } began || left < began) ? new("LeftAfterBegun")
        : WorkKept.Objection(details.EmployedOn, details.Kept3On, details.Kept6On);

    /// <summary>Ended without work there is nothing to establish.</summary>
    public override Task OnMovedAsync(HandoffMove move, CancellationToken token) =>
        move.Handoff.IsTerminal && !Records(move.Handoff.Status) ? move.Db.EndClocksAsync(move.Case.Id, WorkKept.Clocks(KeyName), move.Now, token) : Task.CompletedTask;

    public override async Task<ServiceRecordState> RecordAsync(AppDbContext db, Guid handoffId, CancellationToken token)
    {
        var record = await RecordOfAsync<EmploymentRecord>(db, handoffId, token);
        return new(record is not null, record is { Employer: not null, EmployedOn: not null } ? [] : ["Evidence.Employment"]);
    }
}
