using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;

namespace CaseReferral.Core.FollowUps;

/// <summary>Settings of section "FollowUps": what the city has agreed, never shown as law.</summary>
public sealed class FollowUpOptions
{
    /// <summary>When visits are due, in months from the day follow-up begins; a month ends on its corresponding day.</summary>
    public string VisitMonths { get; set; } = "1,3,6,12";

    /// <summary>How many days a planned visit may be moved from its first day, either way; never by more than its own interval.</summary>
    public int MoveDays { get; set; } = 30;

    /// <summary>The next visit is agreed for a day within this many months.</summary>
    public int NextMonths { get; set; } = 12;

    /// <inheritdoc cref="Access.AccessOptions.Agreed"/>
    public IReadOnlyList<AgreedNumber> Agreed => [AgreedNumber.Of("FollowUps:NextMonths", NextMonths, "m", 1, 36), AgreedNumber.Of("FollowUps:MoveDays", MoveDays, "d", 0, 366)];

    /// <exception cref="FormatException">Not a list of months.</exception>
    public IReadOnlyList<Term> Terms => [.. VisitMonths.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct().Select(m => Term.Parse(m + "m"))];
}
