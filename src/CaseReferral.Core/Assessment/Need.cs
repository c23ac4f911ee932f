using CaseReferral.Core.Access;
using CaseReferral.Core.Common;

namespace CaseReferral.Core.Assessment;

/// <summary>What has been decided about one service line for one person.</summary>
public enum NeedDecision { Undecided, Needed, NotNeeded, AlreadyMet }

/// <summary>One line of the needs checklist (需求评估). No case reaches FollowUp while one is undecided.</summary>
[InGroup(FieldGroup.Handoffs)]
public sealed class Need : Entity, ICaseScoped, IVersioned
{
    private Need() => Kind = "";

    public Need(Guid caseId, string kind, bool likely)
    {
        CaseId = caseId;
        Kind = kind;
        Likely = likely;
    }

    public Guid CaseId { get; private set; }
    public string Kind { get; private set; }
    /// <summary>What age, nationality, identity and health suggest; a proposal, not a decision.</summary>
    public bool Likely { get; private set; }
    public NeedDecision Decision { get; private set; }
    [Encrypted] public string? Reason { get; private set; }
    public string? DecidedBy { get; private set; }
    public DateTime? DecidedAt { get; private set; }
    public int Version { get; private set; }

    public void Decide(NeedDecision decision, string? reason, Actor actor, DateTime now) =>
        (Decision, Reason, DecidedBy, DecidedAt) = (decision, reason, actor.Name, now);

    /// <summary>Merged from another case of the same person: what was decided there fills a gap here, and a need once seen stays a need.</summary>
    internal void Join(Need other)
    {
        if (Decision == NeedDecision.Undecided || Decision == NeedDecision.NotNeeded && other.Decision == NeedDecision.Needed)
            (Decision, Reason, DecidedBy, DecidedAt) = (other.Decision, other.Reason, other.DecidedBy, other.DecidedAt);
    }

    public void Propose(bool likely) => Likely = likely;
}
