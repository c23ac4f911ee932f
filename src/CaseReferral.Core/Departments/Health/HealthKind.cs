using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Workflows;

namespace CaseReferral.Core.Departments.Health;

/// <summary>医疗康复: screening, treatment and psychological help by a designated hospital (notice 四.6).</summary>
public sealed class HealthKind : HandoffKind
{
    public const string KeyName = "health";

    /// <summary>Kind of the <see cref="CaseClock"/> that runs until the screening is recorded; 本市约定时限.</summary>
    public const string ScreeningClock = "health-screening";

    private const string ScreeningHours = "ScreeningHours";

    public override string Key => KeyName;
    /// <summary>No law names a time for the screening.</summary>
    public override IReadOnlyList<LineNumber> Numbers => [new(ScreeningHours, 72, "h", 1, 720)];
    public override IReadOnlyList<OrganisationKind> Senders => [.. PoliceUnits, .. CivilAffairsUnits];
    public override IReadOnlyList<OrganisationKind> Receivers => [OrganisationKind.Hospital];
    public override FieldGroup Package => FieldGroup.Identity | FieldGroup.Health | FieldGroup.Placement;
    public override CaseStage EarliestStage => CaseStage.Rescued;

    /// <summary>定点医疗机构 only.</summary>
    public static readonly Rule<HandoffFacts> ReceiverDesignated = new("ReceiverDesignated", f => f.ReceiverDesignated);

    public override IEnumerable<Rule<HandoffFacts>> RulesFor(HandoffAction action) => action == HandoffAction.Send ? [ReceiverDesignated] : [];

    /// <summary>精神卫生法 Art. 23: psychotherapy only by a medical institution's clinician; counselling also by others.</summary>
    public static bool MayGive(string? service, string? provider) => service is not "psychotherapy" || provider == "clinician";

    /// <summary>Nobody is discharged who was not admitted before, on record.</summary>
    public static bool MayDischarge(string? service, IEnumerable<HealthSession> before, DateOnly on) =>
        service != HealthSession.Discharge || HealthSession.InHospitalSince(before, on) is not null;

    /// <summary>The screening clock starts with the acceptance.</summary>
    public override Task OnMovedAsync(HandoffMove move, CancellationToken token)
    {
        if (move.Action is HandoffAction.Accept or HandoffAction.RuleAccept)
            move.Db.Add(new CaseClock(move.Case, ScreeningClock, CaseClock.Agreed, move.Handoff.ToOrganisationId, Term.Hours(Number(ScreeningHours)), move.Now, move.Calendar));
        return Task.CompletedTask;
    }

    public override async Task<ServiceRecordState> RecordAsync(AppDbContext db, Guid handoffId, CancellationToken token)
    {
        var record = await RecordOfAsync<HealthRecord>(db, handoffId, token);
        return record is null ? ServiceRecordState.None("Evidence.Screening")
            : new(true, record.ScreenedOn is not null && record.ScreeningResult is not null ? [] : ["Evidence.Screening"]);
    }
}
