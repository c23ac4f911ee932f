using CaseReferral.Core.Officers;
using CaseReferral.Core.Organisations;

namespace CaseReferral.Core.Common;

/// <summary>Who is acting: an officer of one unit, or the system in a named job.</summary>
public sealed record Actor(
    Guid OfficerId, string Name, Guid OrganisationId, string OrganisationName,
    OrganisationKind Kind, string RegionCode, OfficerRole Role)
{
    private IReadOnlySet<string>? permissions;

    /// <summary>True for automatic steps; such an actor passes the row filters and every side.</summary>
    public bool IsSystem { get; private init; }

    /// <summary>Not signed in: may do nothing and sees nothing.</summary>
    public static Actor Nobody { get; } =
        new(Guid.Empty, "", Guid.Empty, "", OrganisationKind.Operations, "", OfficerRole.Officer);

    public bool IsLead => Role == OfficerRole.Lead;
    public bool IsPolice => Kind.Department() == Department.Police;
    public bool IsOffice => Kind == OrganisationKind.ConferenceOffice;

    /// <summary>
    /// For a conference office: the region prefix whose case headers it may see, four digits for a city
    /// (GB/T 2260 code ending in 00), six for a county. Null for everybody else.
    /// </summary>
    public string? OfficePrefix =>
        !IsOffice ? null : RegionCode.EndsWith("00", StringComparison.Ordinal) ? RegionCode[..4] : RegionCode;

    public bool May(string permission) => IsSystem || (permissions ??= Permissions.Of(Kind, Role)).Contains(permission);

    /// <summary>The application itself, acting in <paramref name="job"/>; named in the trail.</summary>
    public static Actor System(string job) =>
        new(Guid.Empty, job, Guid.Empty, "", OrganisationKind.Operations, "", OfficerRole.Officer) { IsSystem = true };
}
