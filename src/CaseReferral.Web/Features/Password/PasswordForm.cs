using System.ComponentModel.DataAnnotations;
using CaseReferral.Core.Officers;

namespace CaseReferral.Web.Features.Password;

/// <summary>The officer chooses a new password.</summary>
public sealed record PasswordForm
{
    [Required, StringLength(200), Display(Name = "Password.Present")]
    public string? Present { get; init; }

    [Required, StringLength(PasswordRules.MaxLength), Display(Name = "Password.Chosen")]
    public string? Chosen { get; init; }

    [Required, StringLength(PasswordRules.MaxLength), Compare(nameof(Chosen), ErrorMessage = "Error.Password.Repeat"), Display(Name = "Password.Repeated")]
    public string? Repeated { get; init; }
}
