using CaseReferral.Core.Trail;

namespace CaseReferral.Web.Features.History;

/// <summary>What of the history is shown.</summary>
public enum HistoryFilter { All, Changes, Looks, Refusals }

/// <summary>The history of one case as far as the reader may know it, newest first.</summary>
public sealed class HistoryPage
{
    public const int Size = 25;

    public required Guid CaseId { get; init; }
    public required string Number { get; init; }
    public required string Alias { get; init; }
    public required HistoryFilter Filter { get; init; }
    public required IReadOnlyList<HistoryRow> Rows { get; init; }
    /// <summary>Units and officers that changed fields point to.</summary>
    public required IReadOnlyDictionary<Guid, string> Names { get; init; }
    /// <summary>Reads refused attempts: the units answerable for the file.</summary>
    public bool SeesRefusals { get; init; }
    public bool IsFirst { get; init; }
    public long? Next { get; init; }
}

/// <summary>One row with the fields this reader may see.</summary>
public sealed record HistoryRow(AuditEntry Entry, IReadOnlyList<SeenChange> Changes, string? HandoffNumber);
