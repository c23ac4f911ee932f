namespace CaseReferral.Core.Privacy;

/// <summary>A request as it came in.</summary>
public sealed record DataRequestInput
{
    public DataRequestKind? Kind { get; init; }
    public Speaker? Speaker { get; init; }
    public string? SpeakerName { get; init; }
    /// <summary>What is asked, up to 1,000 characters.</summary>
    public string? Text { get; init; }
    public DateOnly? ReceivedOn { get; init; }
}

/// <summary>The decision on a request and what the asker was told.</summary>
/// <param name="Granted">Null is no decision.</param>
/// <param name="GroundCode">One of <see cref="DataRequest.Grounds"/>; for a refusal.</param>
/// <param name="Text">The answer given, up to 1,000 characters.</param>
public sealed record DataAnswer(bool? Granted, string? GroundCode, string? Text);
