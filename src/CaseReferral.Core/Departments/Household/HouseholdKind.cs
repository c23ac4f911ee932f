using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Workflows;

namespace CaseReferral.Core.Departments.Household;

/// <summary>户籍办理: registration of persons without identity (notice 四.5), comparison first (三.7).</summary>
public sealed class HouseholdKind : HandoffKind
{
    public const string KeyName = "household";
    internal const string CheckDays = "CheckDays", ReportDays = "ReportDays", DecideDays = "DecideDays";
    internal const string CheckClock = "household-check", ReportClock = "household-report", DecideClock = "household-decide";

    public override string Key => KeyName;
    public override IReadOnlyList<OrganisationKind> Senders => CivilAffairsUnits;
    public override IReadOnlyList<OrganisationKind> Receivers => [OrganisationKind.HouseholdPolice];
    public override FieldGroup Package => FieldGroup.Identity | FieldGroup.Family | FieldGroup.Certificates | FieldGroup.Placement;
    public override Term? FinishBy(Urgency urgency) => Term.WorkingDays(20);
    public override bool LikelyNeeded(PersonFacts person) => !person.IdentityConfirmed;

    /// <summary>三.7: a child of unknown origin is compared before it is registered.</summary>
    private static readonly Rule<HandoffFacts> ComparisonFirst = new("ComparisonFirst",
        f => !f.Person.IsOfUnknownOrigin || f.ComparisonRecorded);

    public override IEnumerable<Rule<HandoffFacts>> RulesFor(HandoffAction action) => action == HandoffAction.Send ? [ComparisonFirst] : [];

    /// <summary>Steps in their order; nobody of unknown origin is registered without the comparison (三.7), and a number comes with the registration.</summary>
    public static Reason? Objection(HouseholdDetails details, HandoffFacts facts) =>
        !InOrder(details.ReceivedOn, details.CheckedOn, details.ReportedOn, details.RegisteredOn) ? new("StepsInOrder")
        : details.Decision == Registered && !ComparisonFirst.Holds(facts) ? new(ComparisonFirst.Name)
        : details.Decision != Registered && !string.IsNullOrWhiteSpace(details.IdNumber) ? new("NumberWithRegistration")
        : null;

    internal const string Registered = "registered";

    /// <summary>A step that is not dated yet is skipped.</summary>
    private static bool InOrder(params IEnumerable<DateOnly?> steps)
    {
        var dated = steps.OfType<DateOnly>().ToList();
        return dated.Zip(dated.Skip(1)).All(pair => pair.First <= pair.Second);
    }

    /// <summary>Limits of the three steps, where the city has them (3, 7 and 3 in some); 0: only the whole counts.</summary>
    public override IReadOnlyList<LineNumber> Numbers => [new(CheckDays, 0, "wd", 0, 30), new(ReportDays, 0, "wd", 0, 30), new(DecideDays, 0, "wd", 0, 30)];

    /// <summary>The first step begins when the application is taken in.</summary>
    public override Task OnMovedAsync(HandoffMove move, CancellationToken token)
    {
        if (move.Action is HandoffAction.Accept or HandoffAction.RuleAccept)
            Begin(move, CheckClock, CheckDays, move.Now);
        return Task.CompletedTask;
    }

    /// <summary>Starts the limit of a step, if there is one.</summary>
    internal void Begin(HandoffMove move, string clock, string days, DateTime since)
    {
        if (Number(days) > 0)
            move.Db.Add(new CaseClock(move.Case, clock, CaseClock.Agreed, move.Handoff.ToOrganisationId, Term.WorkingDays(Number(days)), since, move.Calendar));
    }

    public override async Task<ServiceRecordState> RecordAsync(AppDbContext db, Guid handoffId, CancellationToken token)
    {
        var record = await RecordOfAsync<HouseholdRecord>(db, handoffId, token);
        var complete = record?.Decision == "refused" ? record.RefusalReason is not null : record?.RegisteredOn is not null;
        return new(record is not null, complete ? [] : ["Evidence.Household"]);
    }
}
