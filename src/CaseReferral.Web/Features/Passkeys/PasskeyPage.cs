using System.ComponentModel.DataAnnotations;

namespace CaseReferral.Web.Features.Passkeys;

/// <summary>The officer's passkeys.</summary>
public sealed record PasskeyPage(IReadOnlyList<PasskeyRow> Rows)
{
    public PasskeyForm Form { get; init; } = new();

    /// <summary>Her password is asked before a device is added; an account that signs in elsewhere has none.</summary>
    public bool HasPassword { get; init; }
}

/// <summary>One device.</summary>
public sealed record PasskeyRow(string Id, string Name, DateTime AddedAt);

/// <summary>What a new device sends; the script fills the credential.</summary>
public sealed record PasskeyForm
{
    [Required, StringLength(40), Display(Name = "Passkey.Name")]
    public string? Name { get; init; }

    [StringLength(200), Display(Name = "Password.Present")]
    public string? Present { get; init; }

    [StringLength(20_000)]
    public string? Credential { get; init; }
}
