using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Officers;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Workflows;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Rescues;

/// <summary>Records an interview (一站式询问, notice 三.8), and keeps it at one unless a lead has allowed another for a reason.</summary>
public sealed class InterviewService(AppDbContext db, TimeProvider time)
{
    public const int MaxText = 500;

    /// <exception cref="InvalidInputException">A condition of the interview is not met; each stands at its field.</exception>
    /// <exception cref="NotPermittedException">Not police of this case.</exception>
    public async Task RecordAsync(Guid caseId, int version, InterviewInput input, CancellationToken token)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var @case = await db.CaseAsync(caseId, token);
        if (!db.Actor.May(Permissions.PoliceRecord) || !Sides.Of(db.Actor, @case).HasFlag(Side.Police))
            throw new NotPermittedException(Permissions.PoliceRecord);
        await db.RequireOpenAsync(caseId, @case.PersonId, Permissions.PoliceRecord, now, token);
        var person = await db.Set<Person>().AsNoTracking().SingleAsync(p => p.Id == @case.PersonId, token);
        var before = await db.Set<Interview>().CountAsync(i => i.CaseId == caseId, token);
        var topics = Interview.TopicCodes.Where(input.Topics.Contains).ToList();
        List<FieldError> errors = [.. Missing(input, topics, ChinaTime.LocalDate(now)), .. Unprotected(input, person)];
        var approver = before > 0 ? await ApproverAsync(input, errors, token) : null;
        if (errors.Count > 0)
            throw new InvalidInputException(errors);
        await db.ExpectAsync(@case, version, token);
        @case.Touch();
        db.Add(new Interview(caseId, before > 0 ? input : input with { RepeatReason = null }, topics, approver, db.Actor, now));
        db.Add(@case.Note(before > 0 ? "InterviewRepeated" : "InterviewRecorded", db.Actor, now, null));
        await db.SaveCaseAsync(caseId, token);
    }

    private static IEnumerable<FieldError> Missing(InterviewInput input, List<string> topics, DateOnly today)
    {
        if (input.On is null)
            yield return new(nameof(input.On), "Error.Required");
        else if (input.On > today)
            yield return new(nameof(input.On), "Error.InFuture");
        else if (input.On.Value.Year < RescueCheck.EarliestYear)
            yield return new(nameof(input.On), "Error.TooEarly", $"{RescueCheck.EarliestYear}");
        if (string.IsNullOrWhiteSpace(input.Interviewers))
            yield return new(nameof(input.Interviewers), "Error.Required");
        if (topics.Count == 0)
            yield return new(nameof(input.Topics), "Error.Choose");
        if (input.AdultRole is not null && !Interview.AdultRoleCodes.Contains(input.AdultRole))
            yield return new(nameof(input.AdultRole), "Error.Choose");
    }

    /// <summary>未成年人保护法 Arts. 110, 112, 刑事诉讼法 Art. 281: what protects a minor, by the day she was asked.</summary>
    private static IEnumerable<FieldError> Unprotected(InterviewInput input, Person person)
    {
        if (input.On is not { } on || !person.IsMinorOn(on))
            yield break;
        if (string.IsNullOrWhiteSpace(input.Adult))
            yield return new(nameof(input.Adult), "Error.Interview.Adult");
        if (input.AdultRole is null)
            yield return new(nameof(input.AdultRole), "Error.Interview.Adult");
        if (!input.Filmed)
            yield return new(nameof(input.Filmed), "Error.Interview.Filmed");
        if (person.Sex == "2" && !input.FemaleOfficer)
            yield return new(nameof(input.FemaleOfficer), "Error.Interview.Female");
    }

    /// <summary>She is asked once; again only for a reason, and when a lead who did not ask herself has allowed it.</summary>
    private async Task<string?> ApproverAsync(InterviewInput input, List<FieldError> errors, CancellationToken token)
    {
        if (string.IsNullOrWhiteSpace(input.RepeatReason))
            errors.Add(new(nameof(input.RepeatReason), "Error.Interview.Repeat"));
        var name = await Approvers(db).Where(o => o.Id == input.ApproverId).Select(o => o.DisplayName).FirstOrDefaultAsync(token);
        if (name is null)
            errors.Add(new(nameof(input.ApproverId), "Error.Interview.Approver"));
        return name;
    }

    /// <summary>Leads of the actor's unit, without herself.</summary>
    public static IQueryable<Officer> Approvers(AppDbContext db) => db.Set<Officer>().AsNoTracking()
        .Where(o => o.OrganisationId == db.Actor.OrganisationId && o.Role == OfficerRole.Lead && o.IsActive && o.Id != db.Actor.OfficerId);
}
