using CaseReferral.Core.Access;

namespace CaseReferral.Web.Features.Access;

/// <summary>Everybody who can or could open one file, as far as the reader may know it.</summary>
public sealed class AccessPage
{
    public const int Max = 100;

    public required Guid Id { get; init; }
    public required string Number { get; init; }
    public required string Alias { get; init; }
    public bool IsMinor { get; init; }
    public required IReadOnlyList<UnitAccessRow> Units { get; init; }
    public required IReadOnlyList<GrantRow> Grants { get; init; }
    /// <summary>What the reader may do here, in the order of the page.</summary>
    public required IReadOnlyList<GrantVerb> Verbs { get; init; }
    /// <summary>Unit whose requests and grants the reader decides on; null for who is no lead.</summary>
    public Guid? Decides { get; init; }
    public DateTime Now { get; init; }
}

/// <summary>One unit: why, since when, until when.</summary>
public sealed record UnitAccessRow(string Unit, AccessRole Role, DateTime Since, DateTime? Until);

/// <summary>One officer's row, with who let her in.</summary>
public sealed record GrantRow(CaseGrant Grant, string Officer, string Unit, string? By);
