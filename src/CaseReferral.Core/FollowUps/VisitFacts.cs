using CaseReferral.Core.Cases;

namespace CaseReferral.Core.FollowUps;

/// <summary>Everything the rules of a visit may look at; nothing in it says who anybody is.</summary>
public sealed record VisitFacts
{
    public CaseStage Stage { get; init; }
    /// <summary>The day follow-up first began; null while it has not.</summary>
    public DateOnly? Since { get; init; }
    public DateTime NowUtc { get; init; }
    public DateOnly Today { get; init; }
    public DateOnly VisitedOn { get; init; }

    /// <summary>Full years on the day of the visit; null when no birth date is known.</summary>
    public int? AgeYears { get; init; }
    public bool IsMinor { get; init; }
    public bool HeardAlone { get; init; }
    public bool HasOwnWords { get; init; }
    public bool HasNotHeardReason { get; init; }

    /// <summary>A trafficker or the buyer has sought contact, or she was threatened.</summary>
    public bool InDanger { get; init; }
    public bool HasSafetyNote { get; init; }
    /// <summary>Person, phone or address where she lives are the buyer's.</summary>
    public bool LivesWithBuyer { get; init; }
    /// <summary>They are only like the buyer's.</summary>
    public bool ResemblesBuyer { get; init; }
    public GuardianCare? Care { get; init; }

    public RiskLevel Risk { get; init; }
    public DateOnly? NextOn { get; init; }
    /// <summary><see cref="FollowUpOptions.NextMonths"/>: a day further off is a slip of the pen.</summary>
    public int NextMonths { get; init; } = new FollowUpOptions().NextMonths;

    /// <summary>The entry that is corrected was a high risk, reported to police.</summary>
    public bool WasHigh { get; init; }
    /// <summary>The next visit the corrected entry agreed on.</summary>
    public DateOnly? AgreedBefore { get; init; }

    public bool HasSituation { get; init; }
    public bool ReportedToPolice { get; init; }
    public DateTime? ReportedAtUtc { get; init; }
    public bool HasReportText { get; init; }
}
