using System.ComponentModel.DataAnnotations;
using CaseReferral.Core.Access;

namespace CaseReferral.Web.Features.Exclusions;

/// <summary>What stands, of one account or of all.</summary>
public sealed record ExclusionsPage(string? Account, IReadOnlyList<ExclusionRow> Rows)
{
    public bool IsCut => Rows.Count == ExclusionService.Most;
}

/// <summary>Who is out of which case, and why.</summary>
public sealed record ExclusionForm
{
    [Required, StringLength(20), Display(Name = "Exclusion.CaseNumber")] public string? CaseNumber { get; init; }
    [Required, StringLength(50), Display(Name = "Account.UserName")] public string? Account { get; init; }
    [Required, StringLength(GrantService.MaxReason), Display(Name = "Field.GrantReason")] public string? Reason { get; init; }
}

/// <summary>Why it is lifted.</summary>
public sealed record LiftForm
{
    public int Version { get; init; }
    [Required, StringLength(GrantService.MaxReason), Display(Name = "Field.GrantReason")] public string? Reason { get; init; }
}

/// <summary>The exclusion that is to be lifted, with the form.</summary>
public sealed record LiftPage(ExclusionRow Row, LiftForm Form);

/// <summary>The page of <see cref="ExclusionForm"/>.</summary>
public sealed record ExclusionNew(ExclusionForm Form);
