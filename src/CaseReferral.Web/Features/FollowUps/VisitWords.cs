using CaseReferral.Core.Access;
using CaseReferral.Core.FollowUps;
using CaseReferral.Web.Shell;

namespace CaseReferral.Web.Features.FollowUps;

/// <summary>Puts visits into words and tags.</summary>
public static class VisitWords
{
    /// <summary>"1 month after follow-up began", or that the day was agreed at the visit before.</summary>
    public static string Of(PlannedRow row, Texts texts) => row.Months is { } months ? texts["Visit.AtMonths", months] : texts["Visit.Agreed"];

    /// <summary>Where the visit stands; null while nothing is to be said of it.</summary>
    public static TagLabel? State(PlannedRow row) => row switch
    {
        { State: PlannedVisitState.Planned, MissedAt: not null } => new("Visit.Missed", "urgent"),
        { State: PlannedVisitState.Planned } => null,
        { State: PlannedVisitState.Done, MissedAt: not null } => new("Visit.DoneLate", "done"),
        _ => new($"PlannedVisitState.{row.State}", row.State == PlannedVisitState.Done ? "done" : "end"),
    };

    public static TagLabel Of(RiskLevel risk) => new($"RiskTag.{risk}", risk switch { RiskLevel.High => "urgent", RiskLevel.Medium => "ask", _ => "done" });

    /// <summary>The facts of one section this reader may see.</summary>
    public static Facts Only(VisitsHead head, params IEnumerable<(FieldGroup Group, Fact Fact)> facts) =>
        new([.. facts.Where(f => head.Shows(f.Group)).Select(f => f.Fact)]);
}
