using System.ComponentModel.DataAnnotations;
using CaseReferral.Core.Access;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Privacy;
using CaseReferral.Web.Features.Handoffs;

namespace CaseReferral.Web.Features.Incidents;

/// <summary>An incident as it is written down; moments are the city's wall clock.</summary>
public sealed record IncidentForm
{
    public int Version { get; init; }
    [Display(Name = "Incident.DiscoveredOn"), Required] public DateOnly? DiscoveredOn { get; init; }
    [Display(Name = "Incident.DiscoveredAt"), DataType(DataType.Time), Required] public TimeOnly? DiscoveredAt { get; init; }
    [Display(Name = "Incident.IsSevere")] public bool IsSevere { get; init; }
    [Display(Name = "Incident.Groups")] public List<FieldGroup> Groups { get; init; } = [];
    [Display(Name = "Incident.PersonsAffected"), Required] public int? PersonsAffected { get; init; }
    [Display(Name = "Incident.Cause"), Required, StringLength(DataIncidentService.MaxText)] public string? Cause { get; init; }
    [Display(Name = "Incident.Harm"), Required, StringLength(DataIncidentService.MaxText)] public string? Harm { get; init; }
    [Display(Name = "Incident.Measures"), Required, StringLength(DataIncidentService.MaxText)] public string? Measures { get; init; }
    [Display(Name = "Incident.ReportedOn")] public DateOnly? ReportedOn { get; init; }
    [Display(Name = "Incident.ReportedAt"), DataType(DataType.Time)] public TimeOnly? ReportedAt { get; init; }
    [Display(Name = "Incident.ReportedTo"), StringLength(100)] public string? ReportedTo { get; init; }
    [Display(Name = "Incident.PersonsToldOn")] public DateOnly? PersonsToldOn { get; init; }
    [Display(Name = "Incident.NotToldReason"), StringLength(DataIncidentService.MaxText)] public string? NotToldReason { get; init; }

    public static IncidentForm Of(DataIncident i) => new()
    {
        DiscoveredOn = ChinaTime.LocalDate(i.DiscoveredAt),
        DiscoveredAt = TimeOnly.FromDateTime(ChinaTime.ToLocal(i.DiscoveredAt)),
        IsSevere = i.IsSevere,
        Groups = [.. RequestPageQuery.Split(i.Groups)],
        PersonsAffected = i.PersonsAffected,
        Cause = i.Cause,
        Harm = i.Harm,
        Measures = i.Measures,
        ReportedOn = i.ReportedAt is { } day ? ChinaTime.LocalDate(day) : null,
        ReportedAt = i.ReportedAt is { } at ? TimeOnly.FromDateTime(ChinaTime.ToLocal(at)) : null,
        ReportedTo = i.ReportedTo,
        PersonsToldOn = i.PersonsToldOn,
        NotToldReason = i.NotToldReason,
    };

    public DataIncidentInput ToInput() => new()
    {
        DiscoveredAt = Utc(DiscoveredOn, DiscoveredAt),
        IsSevere = IsSevere,
        Groups = Groups.Aggregate(FieldGroup.None, (all, g) => all | g),
        PersonsAffected = PersonsAffected,
        Cause = Cause,
        Harm = Harm,
        Measures = Measures,
        ReportedAt = Utc(ReportedOn, ReportedAt ?? TimeOnly.MinValue),
        ReportedTo = ReportedTo,
        PersonsToldOn = PersonsToldOn,
        NotToldReason = NotToldReason,
    };

    private static DateTime? Utc(DateOnly? on, TimeOnly? at) => on is { } day && at is { } time ? ChinaTime.ToUtc(day.ToDateTime(time)) : null;
}

/// <summary>The form of a new or known incident.</summary>
public sealed record IncidentEdit(Guid? Id, string? Number, IncidentForm Form);
