using CaseReferral.Core.Cases;

namespace CaseReferral.Web.Features.Cases;

/// <summary>The unit's cases, newest first, with what the filter bar chose.</summary>
public sealed class CaseListPage
{
    public const int Size = 25;

    public required IReadOnlyList<CaseRow> Rows { get; init; }
    public CaseStage? Stage { get; init; }
    public string? Query { get; init; }
    public long? Next { get; init; }
    public bool IsFirst { get; init; }
    public DateOnly Today { get; init; }
}
