using CaseReferral.Core.Access;
using CaseReferral.Core.Common;

namespace CaseReferral.Core.Rescues;

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

    public bool IsCompared => ComparedOn is not null && Result is not null;
}
