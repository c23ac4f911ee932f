using CaseReferral.Core.Access;
using CaseReferral.Core.Common;

namespace CaseReferral.Core.Cases;

/// <summary>
/// One line of the case's timeline. The number in the row is the version the case gets by the same save, and it is
/// unique per case: two clerks can never both write the same step.
/// </summary>
public sealed class CaseEvent : Entity, ICaseScoped, IInGroup
{
    private CaseEvent() { What = ActorName = OrganisationName = ""; }

    internal CaseEvent(Case @case, string what, CaseStage from, Actor actor, DateTime at, string? note)
    {
        CaseId = @case.Id;
        What = what;
        From = from;
        To = @case.Stage;
        OfficerId = actor.OfficerId;
        ActorName = actor.Name;
        OrganisationId = actor.OrganisationId;
        OrganisationName = actor.OrganisationName;
        At = at;
        Note = note;
    }

    public Guid CaseId { get; private set; }
    public string What { get; private set; }
    public CaseStage From { get; private set; }
    public CaseStage To { get; private set; }
    public Guid OfficerId { get; private set; }
    public string ActorName { get; private set; }
    public Guid OrganisationId { get; private set; }
    public string OrganisationName { get; private set; }
    public DateTime At { get; private set; }
    [Encrypted] public string? Note { get; private set; }

    /// <summary>Another case was merged into this one; the note is its number.</summary>
    public const string Joined = nameof(Joined);

    private const string TaskForce = nameof(TaskForce);

    /// <summary>That police sampled, or know a buyer, is theirs alone (三.7, 三.16); so is what their task force does (三.4).</summary>
    public static readonly IReadOnlyList<string> PoliceOnly =
        ["SamplingRecorded", "BuyerRecorded", TaskForce + "Recorded", TaskForce + "HeadChanged", TaskForce + "StoodDown"];

    public FieldGroup Group => !PoliceOnly.Contains(What) ? FieldGroup.Handoffs
        : What.StartsWith(TaskForce, StringComparison.Ordinal) ? FieldGroup.Rescue : FieldGroup.Sampling;
}
