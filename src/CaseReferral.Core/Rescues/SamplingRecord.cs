using CaseReferral.Core.Access;
using CaseReferral.Core.Common;

namespace CaseReferral.Core.Rescues;

/// <summary>How far the sampling of a person is.</summary>
public enum SamplingState { ToSample, ToCompare, Compared }

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
    public DateOnly? ComparedOn { get; set; }
    /// <summary>match, no-match; null while not compared.</summary>
    public string? Result { get; set; }
    public int Version { get; private set; }

    /// <summary>A comparison without the day of the sample counts: what is waited for is the answer.</summary>
    public static SamplingState StateOf(DateOnly? sampledOn, DateOnly? comparedOn) =>
        comparedOn is not null ? SamplingState.Compared : sampledOn is not null ? SamplingState.ToCompare : SamplingState.ToSample;

    public bool IsCompared => ComparedOn is not null && Result is not null;
}
