using System.ComponentModel.DataAnnotations;

namespace CaseReferral.Web.Features.Account;

/// <summary>What the sign-in page sends.</summary>
public sealed record SignInForm
{
    [Required(ErrorMessage = "Error.Required"), StringLength(100, ErrorMessage = "Error.TooLong"), Display(Name = "Account.UserName")]
    public string? UserName { get; init; }

    [Required(ErrorMessage = "Error.Required"), StringLength(200, ErrorMessage = "Error.TooLong"), Display(Name = "Account.Password")]
    public string? Password { get; init; }

    public string? ReturnUrl { get; init; }
}
