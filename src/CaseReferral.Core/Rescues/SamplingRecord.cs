using CaseReferral.Core.Access;
using CaseReferral.Core.Common;

namespace CaseReferral.Core.Rescues;

/// <summary>How far the sampling of a person is; shown, never stored.</summary>
public enum SamplingState { ToSample, ToEnter, ToCompare, Compared, NotNeeded }

/// <summary>
/// Status, dates and receipt of blood sampling and comparison: police only, never any DNA data (notice 三.7).
/// Others learn at most that a comparison is recorded.
/// </summary>
[InGroup(FieldGroup.Sampling)]
public sealed class SamplingRecord : IVersioned
{
    private SamplingRecord() { }

    public SamplingRecord(Guid caseId) => CaseId = caseId;

    public static readonly IReadOnlyList<string> Results = ["match", "no-match"];

    public Guid CaseId { get; private set; }
    public DateOnly? SampledOn { get; set; }
    [Encrypted] public string? ReceiptNumber { get; set; }
    /// <summary>The day the sample was entered into the national anti-trafficking database (三.7): a date, never what was entered.</summary>
    public DateOnly? DatabaseEntryOn { get; set; }
    public DateOnly? ComparedOn { get; set; }
    /// <summary>match, no-match; null while not compared.</summary>
    public string? Result { get; set; }
    public int Version { get; private set; }

    /// <summary>A step without the days of those before it counts: what is waited for is the answer. What was begun goes on, whoever she is.</summary>
    /// <param name="sampledOn">With the next two: the day, null until then.</param>
    /// <param name="databaseEntryOn">Into the national database.</param>
    /// <param name="comparedOn">Of the answer.</param>
    /// <param name="isNeeded">See <see cref="SamplingNeed"/>.</param>
    public static SamplingState StateOf(DateOnly? sampledOn, DateOnly? databaseEntryOn, DateOnly? comparedOn, bool isNeeded) =>
        comparedOn is not null ? SamplingState.Compared
        : databaseEntryOn is not null ? SamplingState.ToCompare
        : sampledOn is not null ? SamplingState.ToEnter
        : isNeeded ? SamplingState.ToSample : SamplingState.NotNeeded;

    public bool IsCompared => ComparedOn is not null && Result is not null;
}
