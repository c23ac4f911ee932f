using System.ComponentModel.DataAnnotations;
using CaseReferral.Core.Cases;

namespace CaseReferral.Web.Features.Cases;

/// <summary>What the person herself wants, in her words.</summary>
public sealed record OwnWillForm
{
    public int Version { get; init; }
    [Display(Name = "Field.OwnWill"), Required, StringLength(CaseWriter.MaxText)] public string? OwnWill { get; init; }
}

/// <summary>The form with what its heading needs.</summary>
public sealed record OwnWillPage(Guid Id, string Number, string Alias, OwnWillForm Form);
