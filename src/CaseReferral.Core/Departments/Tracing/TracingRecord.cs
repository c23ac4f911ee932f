using CaseReferral.Core.Access;
using CaseReferral.Core.Common;

namespace CaseReferral.Core.Departments.Tracing;

/// <summary>How far the search for the family is: a status and its dates, never data of a comparison.</summary>
[InGroup(FieldGroup.Family)]
public sealed class TracingRecord : ICaseScoped, IHandoffScoped, IVersioned
{
    private TracingRecord() { }

    public TracingRecord(Guid handoffId, Guid caseId) => (HandoffId, CaseId) = (handoffId, caseId);

    public static readonly IReadOnlyList<string> ProgressCodes = ["searching", "candidate", "verifying", "found", "excluded", "not-found"];

    public Guid HandoffId { get; private set; }
    public Guid CaseId { get; private set; }
    public string? Progress { get; private set; }
    public DateOnly? StartedOn { get; private set; }
    public DateOnly? AnsweredOn { get; private set; }
    public DateOnly? CertificateOn { get; private set; }
    public int Version { get; private set; }

    public void Write(TracingDetails details)
    {
        (Progress, StartedOn, AnsweredOn, CertificateOn) = (details.Progress, details.StartedOn, details.AnsweredOn, details.CertificateOn);
    }
}

/// <summary>What the department's form gives.</summary>
public sealed record TracingDetails
{
    public string? Progress { get; init; }
    public DateOnly? StartedOn { get; init; }
    public DateOnly? AnsweredOn { get; init; }
    public DateOnly? CertificateOn { get; init; }
}
