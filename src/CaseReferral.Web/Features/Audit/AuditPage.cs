using CaseReferral.Core.Trail;

namespace CaseReferral.Web.Features.Audit;

/// <summary>The audit administrator's console: rows of the trail without any value of a person, and the state of the chains.</summary>
public sealed class AuditPage
{
    public const int Size = 25;

    public required AuditFilter Filter { get; init; }
    public required IReadOnlyList<AuditRow> Rows { get; init; }
    public required IReadOnlyDictionary<Guid, string> Units { get; init; }
    public string? Next { get; init; }
    /// <summary>The last verification: when, and what it found.</summary>
    public VerifiedState? Verified { get; init; }
    public required IReadOnlyList<AnchorLine> Anchors { get; init; }
}

/// <summary>One row; <paramref name="CaseNumber"/> is what a case shows of itself here, and all it shows.</summary>
public sealed record AuditRow(AuditEntry Entry, string? CaseNumber, IReadOnlyList<FieldChange> Changes, IReadOnlyList<SeenChange> Administration);

/// <summary>Outcome of a verification as the trail recorded it.</summary>
public sealed record VerifiedState(DateTime At, long Chains, long Rows, long Broken)
{
    /// <summary>Null when the detail is not one.</summary>
    public static VerifiedState? Of(DateTime at, string? detail)
    {
        var parts = (detail ?? "").Split(';').Select(p => p.Split('=')).Where(p => p.Length == 2).ToDictionary(p => p[0], p => p[1]);
        long Number(string name) => long.TryParse(parts.GetValueOrDefault(name), out var value) ? value : 0;
        return parts.Count == 0 ? null : new(at, Number("chains"), Number("rows"), Number("broken"));
    }
}
