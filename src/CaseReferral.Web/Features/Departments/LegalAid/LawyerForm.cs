using System.ComponentModel.DataAnnotations;
using CaseReferral.Core.Departments.LegalAid;

namespace CaseReferral.Web.Features.Departments.LegalAid;

/// <summary>An entry of the register as the centre writes it.</summary>
public sealed record LawyerForm
{
    public int Version { get; init; }
    [Display(Name = "Lawyer.Name"), Required, StringLength(50)] public string? Name { get; init; }
    [Display(Name = "Lawyer.Firm"), Required, StringLength(100)] public string? Firm { get; init; }
    [Display(Name = "Lawyer.LicenceNumber"), Required, StringLength(20)] public string? LicenceNumber { get; init; }
    [Display(Name = "Lawyer.ForMinors")] public bool ForMinors { get; init; }
    [Display(Name = "Lawyer.ForWomen")] public bool ForWomen { get; init; }
    [Display(Name = "Lawyer.IsActive")] public bool IsActive { get; init; }

    public static LawyerForm Of(Lawyer lawyer) => new()
    {
        Name = lawyer.Name,
        Firm = lawyer.Firm,
        LicenceNumber = lawyer.LicenceNumber,
        ForMinors = lawyer.ForMinors,
        ForWomen = lawyer.ForWomen,
        IsActive = lawyer.IsActive,
    };

    public LawyerDetails ToDetails() => new(Name, Firm, LicenceNumber) { ForMinors = ForMinors, ForWomen = ForWomen, IsActive = IsActive };
}

/// <summary>The form of a new or known entry.</summary>
public sealed record LawyerEdit(Guid? Id, string? Name, LawyerForm Form);
