using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;

namespace CaseReferral.Core.Privacy;

/// <summary>
/// A request of the person or her guardian about her data (个人信息权利请求): received, due, decided, answered; a refusal names
/// its ground (个人信息保护法 Art. 50). Its limit is a clock of the case, so inbox, urging and supervision know it.
/// </summary>
[InGroup(FieldGroup.Handoffs)]
public sealed class DataRequest : Entity, ICaseScoped, IVersioned
{
    /// <summary>The key of its clock.</summary>
    public const string ClockKind = "data-request";

    /// <summary>Grounds a refusal may name.</summary>
    public static readonly IReadOnlyList<string> Grounds = ["not-entitled", "kept-by-law", "hinders-duty", "rights-of-others", "repeated"];

    private DataRequest() => RegionCode = ReceivedByName = "";

    public DataRequest(long serial, Case @case, DataRequestInput input, CaseClock clock, Actor actor)
    {
        (Serial, CaseId, CaseSerial, RegionCode) = (serial, @case.Id, @case.Serial, @case.RegionCode);
        OrganisationId = @case.OwnerOrganisationId;
        (Kind, Speaker, SpeakerName) = (input.Kind!.Value, input.Speaker!.Value, input.SpeakerName!.Trim());
        (Text, ReceivedOn) = (input.Text!.Trim(), input.ReceivedOn!.Value);
        (ClockId, DueAt) = (clock.Id, clock.DueAt);
        ReceivedByName = actor.Name;
    }

    public long Serial { get; private set; }
    public string Number => Common.Serial.Format(Serial);
    public Guid CaseId { get; private set; }
    /// <summary>Copies, so that an office keeps the register of its region without a look into the cases.</summary>
    public long CaseSerial { get; private set; }
    /// <inheritdoc cref="CaseSerial"/>
    public string RegionCode { get; private set; }
    /// <summary>The unit that answers: the owner when it came in.</summary>
    public Guid OrganisationId { get; private set; }
    public DataRequestKind Kind { get; private set; }
    public Speaker Speaker { get; private set; }
    [Encrypted] public string? SpeakerName { get; private set; }
    [Encrypted] public string? Text { get; private set; }
    public DateOnly ReceivedOn { get; private set; }
    public string ReceivedByName { get; private set; }
    public Guid ClockId { get; private set; }
    public DateTime DueAt { get; private set; }
    public DataRequestState State { get; private set; }
    public string? GroundCode { get; private set; }
    [Encrypted] public string? Answer { get; private set; }
    public DateOnly? AnsweredOn { get; private set; }
    public DateTime? DecidedAt { get; private set; }
    public string? DecidedByName { get; private set; }
    public int Version { get; private set; }

    /// <summary>The case was merged: the owner of the one that stays answers.</summary>
    internal void Follow(Case into) =>
        (CaseId, CaseSerial, RegionCode, OrganisationId) = (into.Id, into.Serial, into.RegionCode, into.OwnerOrganisationId);

    /// <summary>The case has another owner: it answers.</summary>
    internal void HandOver(Case @case) => OrganisationId = @case.OwnerOrganisationId;

    public void Decide(DataAnswer answer, Actor actor, DateTime now)
    {
        State = answer.Granted == true ? DataRequestState.Granted : DataRequestState.Refused;
        (GroundCode, Answer) = (answer.Granted == true ? null : answer.GroundCode, answer.Text!.Trim());
        (AnsweredOn, DecidedAt, DecidedByName) = (ChinaTime.LocalDate(now), now, actor.Name);
    }
}
