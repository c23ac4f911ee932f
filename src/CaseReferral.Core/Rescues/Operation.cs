using CaseReferral.Core.Access;
using CaseReferral.Core.Common;

namespace CaseReferral.Core.Rescues;

/// <summary>One rescue operation (解救行动): what its persons share is stored once.</summary>
[InGroup(FieldGroup.Rescue)]
public sealed class Operation : Entity
{
    private Operation() => RegionCode = Source = "";

    public Operation(DateTime rescuedAt, string regionCode, string source, Guid organisationId)
    {
        RescuedAt = rescuedAt;
        RegionCode = regionCode;
        Source = source;
        OrganisationId = organisationId;
    }

    /// <summary>Name of the operation, e.g. 护苗.</summary>
    public string? Name { get; init; }
    public DateTime RescuedAt { get; private set; }
    public string RegionCode { get; private set; }
    /// <summary>Code of the list of rescue sources.</summary>
    public string Source { get; private set; }
    public Guid OrganisationId { get; private set; }
}
