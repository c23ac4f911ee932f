using CaseReferral.Core.Common;

namespace CaseReferral.Core.Departments.LegalAid;

/// <summary>
/// Who may be assigned by a legal-aid centre, as it keeps the register. Facts of the profession, none of a case: a name stays in clear,
/// like that of an officer. Nobody is deleted, because former matters name her; she is taken off the list instead.
/// </summary>
public sealed class Lawyer : Entity, IUnitOwned, IVersioned
{
    private Lawyer() => Name = Firm = LicenceNumber = "";

    public Lawyer(Guid organisationId, LawyerDetails details)
    {
        (OrganisationId, Name, Firm, LicenceNumber) = (organisationId, "", "", "");
        Describe(details);
    }

    public Guid OrganisationId { get; private set; }
    public string Name { get; private set; }
    public string Firm { get; private set; }
    /// <summary>执业证号; once in the register of a centre.</summary>
    public string LicenceNumber { get; private set; }
    /// <summary>Familiar with the minds and bodies of minors (未成年人保护法 Art. 104).</summary>
    public bool ForMinors { get; private set; }
    /// <summary>Experienced with women who were harmed.</summary>
    public bool ForWomen { get; private set; }
    /// <summary>Takes new matters.</summary>
    public bool IsActive { get; private set; }
    public int Version { get; private set; }

    public void Describe(LawyerDetails details)
    {
        (Name, Firm, LicenceNumber) = (details.Name!.Trim(), details.Firm!.Trim(), details.LicenceNumber!.Trim());
        (ForMinors, ForWomen, IsActive) = (details.ForMinors, details.ForWomen, details.IsActive);
    }
}

/// <summary>What the form of the register gives.</summary>
public sealed record LawyerDetails(string? Name, string? Firm, string? LicenceNumber)
{
    public bool ForMinors { get; init; }
    public bool ForWomen { get; init; }
    public bool IsActive { get; init; } = true;
}
