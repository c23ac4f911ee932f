using System.ComponentModel.DataAnnotations;

namespace CaseReferral.Web.Features.SecondFactor;

/// <summary>The page in its two states: to be set up, or on.</summary>
public sealed record SecondFactorPage
{
    public bool IsOn { get; init; }

    /// <summary>The key in groups of four, and as a QR code; only while it is being set up.</summary>
    public string? Key { get; init; }

    public string? QrSvg { get; init; }

    public int CodesLeft { get; init; }

    /// <summary>Shown once.</summary>
    public IReadOnlyList<string> NewCodes { get; init; } = [];

    public bool MustAdd { get; init; }

    public SecondFactorForm Form { get; init; } = new();
}

/// <summary>A code of the app, or a recovery code where the app may be lost.</summary>
public sealed record SecondFactorForm
{
    [Required, StringLength(20), Display(Name = "Account.Code")]
    public string? Code { get; init; }
}
