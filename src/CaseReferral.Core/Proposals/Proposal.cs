using CaseReferral.Core.Access;
using CaseReferral.Core.Common;

namespace CaseReferral.Core.Proposals;

/// <summary>What time alone brought up and a person must decide.</summary>
public enum ProposalKind
{
    /// <summary>A birthday crossed the age bound of a line while its hand-off lives (the application date keeps it valid).</summary>
    Outgrown,
    /// <summary>T8: the sender never supplied what was asked; only sender or office may end it.</summary>
    SupplementUnanswered,
    /// <summary>Three months in care without identity: apply for household registration.</summary>
    HouseholdRegistration,
}

/// <summary>
/// A proposal to one unit: never a silent change. It ends when the unit dismisses it with a reason, or when its cause
/// is gone. Unique per subject and kind.
/// </summary>
[InGroup(FieldGroup.Handoffs)]
public sealed class Proposal : Entity, IVersioned
{
    private Proposal() => SubjectNumber = LineKey = "";

    internal Proposal(ProposalKind kind, Guid caseId, Guid subjectId, string subjectNumber, string lineKey, Guid toOrganisationId, DateTime now)
    {
        (Kind, CaseId, SubjectId, SubjectNumber, LineKey) = (kind, caseId, subjectId, subjectNumber, lineKey);
        OpenForId = ToOrganisationId = toOrganisationId;
        RaisedAt = now;
    }

    public ProposalKind Kind { get; private set; }
    public Guid CaseId { get; private set; }
    /// <summary>The hand-off, or the case itself.</summary>
    public Guid SubjectId { get; private set; }
    public string SubjectNumber { get; private set; }
    /// <summary>The service line it is about.</summary>
    public string LineKey { get; private set; }
    /// <summary>Line proposed instead, e.g. employment; null when only a look is asked.</summary>
    public string? Suggests { get; private set; }
    public Guid ToOrganisationId { get; private set; }
    /// <summary>The unit while it is open, null after: the inbox is one index range.</summary>
    public Guid? OpenForId { get; private set; }
    public DateTime RaisedAt { get; private set; }
    [Encrypted] public string? Reason { get; private set; }
    public DateTime? EndedAt { get; private set; }
    public string? EndedByName { get; private set; }
    public int Version { get; private set; }

    /// <summary>Its hand-off goes on in another case.</summary>
    internal void Follow(Guid caseId) => CaseId = caseId;

    /// <summary>The case has another owner: it decides.</summary>
    internal void HandOver(Guid unit) => OpenForId = ToOrganisationId = unit;

    internal Proposal Instead(string? line)
    {
        Suggests = line;
        return this;
    }

    internal void Dismiss(string reason, Actor actor, DateTime now) =>
        (Reason, EndedAt, EndedByName, OpenForId) = (reason, now, actor.Name, null);

    /// <summary>Its cause is gone: somebody did what was proposed.</summary>
    internal void Settle(DateTime now) => (EndedAt, OpenForId) = (now, null);
}
