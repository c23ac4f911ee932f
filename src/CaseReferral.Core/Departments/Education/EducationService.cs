using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Trail;
using CaseReferral.Core.Workflows;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Departments.Education;

/// <summary>A school place and how the child gets on there (notice 四.3): visits appear with the enrolment, and leaving school raises an alarm.</summary>
public sealed class EducationService(AppDbContext db, HandoffService handoffs, TimeProvider time)
{
    public const int MaxNote = 500;

    /// <summary>Writes the record; the first enrolment begins the limits of the visits, in the caller's save.</summary>
    public async Task SaveAsync(HandoffMove move, EducationDetails details, CancellationToken token)
    {
        var record = await move.Db.Set<EducationRecord>().FirstOrDefaultAsync(r => r.HandoffId == move.Handoff.Id, token);
        if (record is null)
            move.Db.Add(record = new EducationRecord(move.Handoff.Id, move.Case.Id));
        var (enrolled, state) = (record.EnrolledOn, record.State);
        record.Write(details);
        if (enrolled is null && details.EnrolledOn is { } on)
            await BeginSchoolAsync(move, on, details.PupilRecordOn, token);
        else if (details.PupilRecordOn is not null)
            await move.Db.EndClocksAsync(move.Case.Id, [EducationKind.PupilRecordClock], move.Now, token);
        if (details.State == "dropped-out" && state != "dropped-out")
            Alarm(move.Db, move.Handoff, move.Case, move.Now);
    }

    /// <summary>She is at school: the limit of the entry is met, those of her record and of the visits begin.</summary>
    private static async Task BeginSchoolAsync(HandoffMove move, DateOnly enrolled, DateOnly? pupilRecord, CancellationToken token)
    {
        await move.Db.EndClocksAsync(move.Case.Id, [EducationKind.EntryClock], move.Now, token);
        var kind = (EducationKind)move.Facts.Kind;
        if (pupilRecord is null)
            new DatedTask(EducationKind.PupilRecordClock, kind.PupilRecordBy).Begin(move, enrolled);
        foreach (var (visit, number) in EducationKind.VisitClocks.Zip(kind.Numbers))
            new DatedTask(visit, Term.CalendarDays(kind.Number(number.Name))).Begin(move, enrolled);
    }

    /// <summary>A visit at school, also long after the hand-off is closed; it meets the earliest limit that is open.</summary>
    /// <exception cref="NotPermittedException">Not the bureau that found the place.</exception>
    /// <exception cref="InvalidInputException">No day, one that is not yet, or no result.</exception>
    public async Task VisitAsync(Guid handoffId, DateOnly? on, string? state, string? note, CancellationToken token)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var handoff = await OpenAsync(handoffId, token);
        var errors = new List<FieldError>();
        if (on is null || on > ChinaTime.LocalDate(now))
            errors.Add(new("On", on is null ? "Error.Required" : "Error.InFuture"));
        else if (on < ChinaTime.LocalDate(handoff.AcceptedAt!.Value))
            errors.Add(new("On", "Error.Order"));
        if (!SchoolVisit.VisitStateCodes.Contains(state))
            errors.Add(new("VisitState", "Error.Choose"));
        if (note?.Length > MaxNote)
            errors.Add(new("Note", "Error.TooLong", $"{MaxNote}"));
        if (errors.Count > 0)
            throw new InvalidInputException(errors);
        db.Add(new SchoolVisit(handoff.Id, handoff.CaseId, on!.Value, state!, note.Given(), db.Actor.Name));
        await MeetAsync(handoff, state == "dropped-out", now, token);
        await db.SaveCaseAsync(handoff.CaseId, token);
    }

    /// <summary>The hand-off, for the bureau that took it on.</summary>
    public async Task<Handoff> OpenAsync(Guid handoffId, CancellationToken token)
    {
        var handoff = await db.Set<Handoff>().FirstOrDefaultAsync(h => h.Id == handoffId && h.Kind == EducationKind.KeyName, token) ?? throw new NotFoundException(nameof(Handoff));
        var served = handoff.Status is HandoffStatus.Accepted or HandoffStatus.InProgress or HandoffStatus.OnHold or HandoffStatus.Reported or HandoffStatus.Closed;
        if (!served || !Sides.Of(db.Actor, handoff).HasFlag(Side.Receiver) || !db.Actor.May(Permissions.For(HandoffAction.Report)))
            throw new NotPermittedException(Permissions.For(HandoffAction.Report));
        await handoffs.RequireOpenAsync(handoff, HandoffAction.Report, token);
        return handoff;
    }

    /// <summary>The bureau may no longer read the case when it visits: what is written there is written as the system.</summary>
    private async Task MeetAsync(Handoff handoff, bool droppedOut, DateTime now, CancellationToken token)
    {
        using var _ = db.AsSystem();
        var next = await db.Set<CaseClock>().Where(c => c.CaseId == handoff.CaseId && c.DoneAt == null && EducationKind.VisitClocks.Contains(c.Kind)).OrderBy(c => c.DueAt).Select(c => c.Kind).FirstOrDefaultAsync(token);
        if (next is not null)
            await db.EndClocksAsync(handoff.CaseId, [next], now, token);
        var @case = await db.Set<Case>().SingleAsync(c => c.Id == handoff.CaseId, token);
        db.Add(@case.Note("SchoolVisited", db.Actor, now, null));
        if (droppedOut)
            Alarm(db, handoff, @case, now);
    }

    /// <summary>义务教育法: nobody leaves school in silence; who has the child in care and who asked for the place are told.</summary>
    private static void Alarm(AppDbContext db, Handoff handoff, Case @case, DateTime now)
    {
        db.Add(@case.Note("SchoolDroppedOut", db.Actor, now, null));
        foreach (var unit in new[] { @case.OwnerOrganisationId, handoff.FromOrganisationId }.Distinct())
            db.Add(new OutboxMessage("school.DroppedOut", @case.Number, @case.Id, @case.Id, unit, now));
    }
}
