using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Numbering;
using CaseReferral.Core.Supervision;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Privacy;

/// <summary>The register of data-subject requests: taken in with a limit, answered once.</summary>
public sealed class DataRequestService(AppDbContext db, Numbers numbers, WorkCalendar calendar, PrivacyOptions options, TimeProvider time)
{
    public const int MaxText = 1000;
    /// <summary>Where the limit stands, shown beside it.</summary>
    public const string Source = "个人信息保护法第五十条；" + CaseClock.Agreed;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <returns>The request.</returns>
    public async Task<Guid> ReceiveAsync(Guid caseId, int version, DataRequestInput input, CancellationToken token)
    {
        var @case = await db.PrivacyCaseAsync(caseId, version, Now, token);
        var errors = Check(input).ToList();
        if (errors.Count > 0)
            throw new InvalidInputException(errors);
        var from = ChinaTime.ToUtc(input.ReceivedOn!.Value.ToDateTime(TimeOnly.MinValue));
        var clock = new CaseClock(@case, DataRequest.ClockKind, Source, @case.OwnerOrganisationId, options.Answer, from, calendar);
        var request = new DataRequest(await numbers.NextAsync("data-request", 1, token), @case, input, clock, db.Actor);
        db.AddRange(clock, request, @case.Note("DataRequestReceived", db.Actor, Now, request.Number));
        await db.SaveCaseAsync(caseId, token);
        return request.Id;
    }

    /// <exception cref="NotFoundException">No such request of this case, or answered already.</exception>
    /// <exception cref="InvalidInputException">A refusal without ground, or no answer.</exception>
    public async Task AnswerAsync(Guid caseId, Guid requestId, int version, DataAnswer answer, CancellationToken token)
    {
        var @case = await db.PrivacyCaseAsync(caseId, version, Now, token);
        var request = await db.Set<DataRequest>().FirstOrDefaultAsync(r => r.Id == requestId && r.CaseId == caseId && r.State == DataRequestState.Open, token)
            ?? throw new NotFoundException(nameof(DataRequest));
        var errors = Check(answer).ToList();
        if (errors.Count > 0)
            throw new InvalidInputException(errors);
        request.Decide(answer, db.Actor, Now);
        var clock = await db.Set<CaseClock>().SingleAsync(k => k.Id == request.ClockId, token);
        clock.Done(db.Actor, Now);
        await db.SettleLettersAsync([clock.Id], token);
        db.Add(@case.Note("DataRequestAnswered", db.Actor, Now, request.Number));
        await db.SaveCaseAsync(caseId, token);
    }

    private IEnumerable<FieldError> Check(DataRequestInput input)
    {
        if (input.Kind is not { } kind || !Enum.IsDefined(kind))
            yield return new(nameof(input.Kind), "Error.Choose");
        if (input.Speaker is not { } speaker || !Enum.IsDefined(speaker))
            yield return new(nameof(input.Speaker), "Error.Choose");
        if (PrivacyText.Problem(nameof(input.SpeakerName), input.SpeakerName, 100) is { } name)
            yield return name;
        if (PrivacyText.Problem(nameof(input.Text), input.Text, MaxText) is { } text)
            yield return text;
        if (input.ReceivedOn is not { } on)
            yield return new(nameof(input.ReceivedOn), "Error.Required");
        else if (on > ChinaTime.LocalDate(Now))
            yield return new(nameof(input.ReceivedOn), "Error.InFuture");
    }

    /// <summary>Art. 50: who refuses says why.</summary>
    private static IEnumerable<FieldError> Check(DataAnswer answer)
    {
        if (answer.Granted is null)
            yield return new(nameof(answer.Granted), "Error.Choose");
        if (answer.Granted == false && (answer.GroundCode is null || !DataRequest.Grounds.Contains(answer.GroundCode)))
            yield return new(nameof(answer.GroundCode), "Error.Choose");
        if (PrivacyText.Problem(nameof(answer.Text), answer.Text, MaxText) is { } problem)
            yield return problem;
    }
}
