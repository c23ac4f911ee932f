using System.ComponentModel.DataAnnotations;

namespace CaseReferral.Web.Features.Account;

/// <summary>What the sign-in page sends.</summary>
public sealed record SignInForm
{
    [Required, StringLength(100), Display(Name = "Account.UserName")]
    public string? UserName { get; init; }

    [Required, StringLength(200), Display(Name = "Account.Password")]
    public string? Password { get; init; }

    public string? ReturnUrl { get; init; }

    /// <summary>The session before this page is over; the page says so.</summary>
    [Microsoft.AspNetCore.Mvc.ModelBinding.BindNever]
    public bool Ended { get; init; }
}

/// <summary>The second step.</summary>
public sealed record CodeForm
{
    [Required, StringLength(20), Display(Name = "Account.Code")]
    public string? Code { get; init; }

    public string? ReturnUrl { get; init; }
}
