using AutoMapper;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Persons;

namespace CaseReferral.Web.Features.Handoffs;

/// <summary>One line of a hand-off list: alias, never a name.</summary>
public sealed class HandoffRow
{
    public Guid Id { get; init; }
    public long Serial { get; init; }
    public required string Kind { get; init; }
    public HandoffStatus Status { get; init; }
    public Urgency Urgency { get; init; }
    public bool Unverified { get; init; }
    public Guid FromOrganisationId { get; init; }
    public Guid ToOrganisationId { get; init; }
    public DateTime? ClockStartedAt { get; init; }
    public DateTime? DueAt { get; init; }
    public bool CalendarKnown { get; init; }
    public DateTime? EndedAt { get; init; }
    public DateTime? DisclosureEndedAt { get; init; }
    public long CaseSerial { get; init; }
    public required string Alias { get; init; }
    public required string Sex { get; init; }
    public DateOnly? BirthDate { get; init; }
    public AgeCertainty AgeCertainty { get; init; }
    public required string FromName { get; init; }
    public required string ToName { get; init; }

    public string Number => Core.Common.Serial.Format(Serial);

    public Light Light(DateTime now, WorkCalendar calendar) => Status >= HandoffStatus.Closed
        ? new Light(LightColour.Done, 0, false, EndedAt, true)
        : Lights.Of(ClockStartedAt, DueAt, Status == HandoffStatus.OnHold, now, calendar, CalendarKnown);

    public int? Age(DateOnly today) => BirthDate is { } born ? Ages.Years(born, today) : null;

    private sealed class Mapping : Profile
    {
        public Mapping() => CreateMap<HandoffListing, HandoffRow>().IncludeMembers(l => l.Handoff, l => l.Person)
            .ForMember(r => r.Id, o => o.MapFrom(l => l.Handoff.Id));
    }

    private sealed class Parts : Profile
    {
        public Parts()
        {
            CreateMap<Handoff, HandoffRow>(MemberList.None);
            CreateMap<Person, HandoffRow>(MemberList.None).ForMember(r => r.Id, o => o.Ignore());
        }
    }
}
