using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Workflows;

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
    /// <summary>Two bureaus, ten working days each.</summary>
    public override Term? FinishBy(Urgency urgency) => Term.WorkingDays(20);
    /// <summary>The pupil's record may follow when she has long been at school.</summary>
    public override bool FollowsOn => true;

    internal const string ReceivingClock = "elsewhere-receiving", SendingClock = "elsewhere-sending", TransferClock = "elsewhere-transfer";
    private const string StepDays = "StepDays";

    /// <summary>Each bureau and each step of the pupil's record has ten working days in one province's rule (domain D-22).</summary>
    public override IReadOnlyList<LineNumber> Numbers => [new(StepDays, 10, "wd", 1, 60)];

    /// <summary>The record moves when both bureaus have agreed to it.</summary>
    public static Reason? Objection(EducationElsewhereDetails details) =>
        details.RecordTransferredOn is { } moved && !(details.SendingConfirmedOn <= moved && details.ReceivingConfirmedOn <= moved) ? new("TransferAfterBoth") : null;

    /// <summary>The bureau that was asked confirms first; what nobody can record any more ends with the hand-off that brought no place.</summary>
    public override Task OnMovedAsync(HandoffMove move, CancellationToken token)
    {
        if (move.Action is HandoffAction.Accept or HandoffAction.RuleAccept)
            Begin(move, ReceivingClock, move.Handoff.ToOrganisationId, move.Now);
        return move.Handoff.IsTerminal && !Records(move.Handoff.Status)
            ? move.Db.EndClocksAsync(move.Case.Id, [ReceivingClock, SendingClock, TransferClock], move.Now, token) : Task.CompletedTask;
    }

    /// <summary>Starts the limit of a step.</summary>
    internal void Begin(HandoffMove move, string clock, Guid holder, DateTime since) =>
        move.Db.Add(new CaseClock(move.Case, clock, CaseClock.Agreed, holder, Term.WorkingDays(Number(StepDays)), since, move.Calendar));

    public override async Task<ServiceRecordState> RecordAsync(AppDbContext db, Guid handoffId, CancellationToken token)
    {
        var record = await RecordOfAsync<EducationElsewhereRecord>(db, handoffId, token);
        var complete = record is { SendingConfirmedOn: not null, ReceivingConfirmedOn: not null, EnrolledOn: not null };
        return new(record is not null, complete ? [] : ["Evidence.BothBureaus"]);
    }
}
