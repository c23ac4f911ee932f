using AutoMapper;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Persons;

namespace CaseReferral.Web.Features.Cases;

/// <summary>A case with the rows a list line needs; only a shape for projections.</summary>
public sealed class CaseListing
{
    public required Case Case { get; init; }
    public required Person Person { get; init; }
    public required string OwnerName { get; init; }
}

/// <summary>One line of the case list: alias, never a name.</summary>
public sealed class CaseRow
{
    public Guid Id { get; init; }
    public long Serial { get; init; }
    public CaseStage Stage { get; init; }
    public DateTime StageSince { get; init; }
    public DateTime OpenedAt { get; init; }
    public DateOnly? StrandedOn { get; init; }
    public bool IdentityConfirmed { get; init; }
    public required string RegionCode { get; init; }
    public required string Alias { get; init; }
    public required string Sex { get; init; }
    public DateOnly? BirthDate { get; init; }
    public AgeCertainty AgeCertainty { get; init; }
    public required string OwnerName { get; init; }

    public string Number => Core.Common.Serial.Format(Serial);
    public bool IsStranded => StrandedOn is not null && !IdentityConfirmed;
    public int? Age(DateOnly today) => BirthDate is { } born ? Ages.Years(born, today) : null;

    private sealed class Mapping : Profile
    {
        public Mapping()
        {
            CreateMap<Case, CaseRow>(MemberList.None);
            CreateMap<Person, CaseRow>(MemberList.None).ForMember(r => r.Id, o => o.Ignore());
            CreateMap<CaseListing, CaseRow>().IncludeMembers(l => l.Case, l => l.Person)
                .ForMember(r => r.Id, o => o.MapFrom(l => l.Case.Id));
        }
    }
}
