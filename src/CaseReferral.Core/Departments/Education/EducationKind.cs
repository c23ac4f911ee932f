using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.Placement;
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
    public override IReadOnlyList<LineNumber> Numbers => [new("FirstVisitDays", 30, "d", 1, 366), new("SecondVisitDays", 90, "d", 1, 366), new("ThirdVisitDays", 180, "d", 1, 732),
        new(EntryDays, 30, "d", 1, 366), new(PupilRecordDays, 30, "d", 1, 366)];

    private const string EntryDays = "EntryDays", PupilRecordDays = "PupilRecordDays";

    /// <summary>From the placement to the first school day. No statute names a number (domain D-20).</summary>
    public const string EntryClock = "education-entry";
    /// <summary>From that day to the pupil's record (学籍). One month in one province, two in another (domain D-21).</summary>
    public const string PupilRecordClock = "education-pupil-record";

    /// <summary>Days from the first school day by which her pupil's record is made.</summary>
    public Term PupilRecordBy => Term.CalendarDays(Number(PupilRecordDays));

    /// <summary>The limit of the entry begins with the acceptance; what nobody can record any more ends with the hand-off that brought no place.</summary>
    public override async Task OnMovedAsync(HandoffMove move, CancellationToken token)
    {
        if (move.Action is HandoffAction.Accept or HandoffAction.RuleAccept && move.Facts.Person.AgeYears >= CompulsoryFrom)
        {
            var start = EntryFrom(move.Handoff.SentAt ?? move.Now, await PlacementClockFacts.FirstDayAsync(move.Db, move.Case.Id, token));
            move.Db.Add(new CaseClock(move.Case, EntryClock, CaseClock.Agreed, move.Handoff.ToOrganisationId, Term.CalendarDays(Number(EntryDays)), start, move.Calendar));
        }
        if (move.Handoff.IsTerminal && !Records(move.Handoff.Status))
            await move.Db.EndClocksAsync(move.Case.Id, [EntryClock, PupilRecordClock], move.Now, token);
    }

    /// <summary>
    /// She is to be at school so many days after she was placed. A request that comes when they are over (she has only now reached
    /// school age, changes school, or was asked for late) counts for itself: else no bureau could keep it.
    /// </summary>
    private DateTime EntryFrom(DateTime asked, DateOnly? placed) =>
        placed is { } day && ChinaTime.ToUtc(day.ToDateTime(TimeOnly.MinValue)) is var start && asked < start.AddDays(Number(EntryDays)) ? start : asked;

    /// <summary>Pupil's record, visits, dropping out: long after the place was found.</summary>
    public override bool FollowsOn => true;

    private const int CompulsoryFrom = 6;

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
