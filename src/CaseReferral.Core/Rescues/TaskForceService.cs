using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Workflows;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Rescues;

/// <summary>一长三包: the head and the three duties of a filed case (notice 三.4); police write, nobody else reads.</summary>
public sealed class TaskForceService(AppDbContext db, WorkCalendar calendar, TimeProvider time)
{
    public const int MaxText = 500;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>One line about a duty: who does it, what was done, when it is looked at again.</summary>
    /// <exception cref="RuleBrokenException">It has stood down.</exception>
    public async Task RecordAsync(Guid caseId, int version, TaskForceInput input, CancellationToken token)
    {
        var (@case, record) = await FindAsync(caseId, version, token);
        if (record.StoodDownOn is not null)
            throw new RuleBrokenException([new Reason("TaskForceStands")]);
        var errors = new List<FieldError>();
        if (!TaskForceEntry.DutyCodes.Contains(input.Duty))
            errors.Add(new(nameof(input.Duty), "Error.Choose"));
        if (string.IsNullOrWhiteSpace(input.Officer))
            errors.Add(new(nameof(input.Officer), "Error.Required"));
        if (input.NextOn is null)
            errors.Add(new(nameof(input.NextOn), "Error.Required"));
        else if (input.NextOn <= ChinaTime.LocalDate(Now))
            errors.Add(new(nameof(input.NextOn), "Error.TaskForce.Next"));
        Done(errors);
        db.Add(new TaskForceEntry(caseId, input, db.Actor, Now));
        await RemindAsync(@case, input, token);
        await SaveAsync(@case, "TaskForceRecorded", token);
    }

    /// <summary>The next date is a task of the police that hold the case; the one before it is done with this line.</summary>
    private async Task RemindAsync(Case @case, TaskForceInput input, CancellationToken token)
    {
        var (kind, today) = (TaskForceEntry.ClockKind(input.Duty!), ChinaTime.LocalDate(Now));
        await db.EndClocksAsync(@case.Id, [kind], Now, token);
        db.Add(new CaseClock(@case, kind, TaskForceEntry.Source, @case.OriginOrganisationId, Term.CalendarDays(input.NextOn!.Value.DayNumber - today.DayNumber), Now, calendar));
    }

    /// <summary>Another head: only by a hand-over both have signed, and never below county police leadership.</summary>
    /// <exception cref="RuleBrokenException">TaskForceHeadNamed: the new head's rank is not high enough.</exception>
    public async Task ChangeHeadAsync(Guid caseId, int version, HeadChangeInput input, CancellationToken token)
    {
        var (@case, record) = await FindAsync(caseId, version, token);
        var today = ChinaTime.LocalDate(Now);
        var errors = new List<FieldError>();
        if (string.IsNullOrWhiteSpace(input.Name))
            errors.Add(new(nameof(input.Name), "Error.Required"));
        if (input.Rank is null || !Enum.IsDefined(input.Rank.Value))
            errors.Add(new(nameof(input.Rank), "Error.Choose"));
        if (string.IsNullOrWhiteSpace(input.Reason))
            errors.Add(new(nameof(input.Reason), "Error.Required"));
        if (input.SignedOn is null || input.SignedOn > today)
            errors.Add(new(nameof(input.SignedOn), input.SignedOn is null ? "Error.Required" : "Error.InFuture"));
        if (!input.BothSigned)
            errors.Add(new(nameof(input.BothSigned), "Error.TaskForce.Signed"));
        Done(errors);
        if (input.Rank is not (HeadRank.CityLeader or HeadRank.CountyLeader))
            throw new RuleBrokenException([new Reason(CaseRules.TaskForceHeadNamed.Name)]);
        db.Add(new HeadChange(record, input, db.Actor, Now));
        (record.HeadName, record.HeadRank) = (input.Name.Given(), input.Rank);
        await SaveAsync(@case, "TaskForceHeadChanged", token);
    }

    /// <summary>It cannot stand down while the case is unsolved, a suspect at large or a child missing.</summary>
    /// <exception cref="RuleBrokenException">TaskForceMayStandDown.</exception>
    public async Task StandDownAsync(Guid caseId, int version, StandDownInput input, CancellationToken token)
    {
        var (@case, record) = await FindAsync(caseId, version, token);
        if (input is not { Solved: true, NobodyAtLarge: true, NobodyMissing: true })
            throw new RuleBrokenException([new Reason("TaskForceMayStandDown")]);
        record.StoodDownOn ??= ChinaTime.LocalDate(Now);
        await db.EndClocksAsync(caseId, [.. TaskForceEntry.DutyCodes.Select(TaskForceEntry.ClockKind)], Now, token);
        await SaveAsync(@case, "TaskForceStoodDown", token);
    }

    private static void Done(List<FieldError> errors)
    {
        if (errors.Count > 0)
            throw new InvalidInputException(errors);
    }

    private async Task<(Case Case, RescueRecord Record)> FindAsync(Guid caseId, int version, CancellationToken token)
    {
        var @case = await db.CaseAsync(caseId, token);
        if (!db.Actor.May(Permissions.PoliceRecord) || !Sides.Of(db.Actor, @case).HasFlag(Side.Police))
            throw new NotPermittedException(Permissions.PoliceRecord);
        await db.RequireOpenAsync(caseId, @case.PersonId, Permissions.PoliceRecord, Now, token);
        await db.ExpectAsync(@case, version, token);
        @case.Touch();
        return (@case, await db.Set<RescueRecord>().SingleAsync(r => r.CaseId == caseId, token));
    }

    private Task SaveAsync(Case @case, string what, CancellationToken token)
    {
        db.Add(@case.Note(what, db.Actor, Now, null));
        return db.SaveCaseAsync(@case.Id, token);
    }
}
