using System.ComponentModel.DataAnnotations;
using CaseReferral.Core.Care;
using CaseReferral.Core.Workflows;

namespace CaseReferral.Web.Features.Care;

/// <summary>One step of an adoption; the step itself comes next in the law's order.</summary>
public sealed record AdoptionForm
{
    public int Version { get; init; }
    public string? Step { get; init; }
    [Display(Name = "Adoption.On"), Required] public DateOnly? On { get; init; }
    [Display(Name = "Adoption.DocumentNumber"), Required, StringLength(AdoptionService.MaxNumber)] public string? DocumentNumber { get; init; }
    [Display(Name = "Adoption.ReturnClause")] public bool ReturnClause { get; init; }

    public AdoptionInput ToInput() => new() { Step = Step, On = On, DocumentNumber = DocumentNumber, ReturnClause = ReturnClause };
}

/// <summary>The lock, the steps, and the form for the next one.</summary>
/// <param name="Head">Of the case.</param>
/// <param name="Facts">What the lock looks at.</param>
/// <param name="Steps">Recorded so far, in their order.</param>
/// <param name="Locked">Why nothing may be recorded; empty when the lock is open.</param>
/// <param name="Form">Null for who only reads, while the lock holds, and when all is recorded.</param>
public sealed record AdoptionPage(CareHead Head, AdoptionFacts Facts, IReadOnlyList<AdoptionStep> Steps, IReadOnlyList<Reason> Locked, AdoptionForm? Form);
