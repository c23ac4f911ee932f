using CaseReferral.Core.Access;
using CaseReferral.Core.Common;

namespace CaseReferral.Core.Papers;

/// <summary>
/// A paper an organ has issued: its number is given once and stays, however often it is printed. The content is not stored;
/// it is drawn from the record each time, for a reader who may see it.
/// </summary>
[InGroup(FieldGroup.Handoffs)]
public sealed class Paper : Entity, ICaseScoped
{
    private Paper() { Kind = Number = ""; }

    public Paper(PaperKind kind, PaperSubject subject, Guid organisationId, string number, DateTime issuedAt)
    {
        Kind = kind.Key;
        CaseId = subject.Case.Id;
        HandoffId = subject.Handoff?.Id;
        SubjectId = subject.Id;
        Occasion = subject.Occasion;
        OrganisationId = organisationId;
        Number = number;
        IssuedAt = issuedAt;
    }

    public Guid CaseId { get; private set; }
    public Guid? HandoffId { get; private set; }
    /// <summary>The hand-off or the case the paper is about; one paper of a kind per subject, occasion and organ.</summary>
    public Guid SubjectId { get; private set; }
    /// <summary>Place in the hand-off's timeline of the step the paper puts in writing; 0 for a paper about the whole.</summary>
    public int Occasion { get; private set; }
    public string Kind { get; private set; }
    public Guid OrganisationId { get; private set; }
    /// <summary>文书编号 by GB/T 9704: mark of organ and paper, year in 〔〕, number without leading zeros, 号.</summary>
    public string Number { get; private set; }
    public DateTime IssuedAt { get; private set; }
}

/// <summary>One printing of a paper: who, when, the how-manieth; every one after the first says why.</summary>
[InGroup(FieldGroup.Handoffs)]
public sealed class PaperPrint : Entity, ICaseScoped
{
    private PaperPrint() => OfficerName = "";

    public PaperPrint(Paper paper, int number, Actor actor, DateTime at, string? reason)
    {
        PaperId = paper.Id;
        CaseId = paper.CaseId;
        Number = number;
        OfficerId = actor.OfficerId;
        OfficerName = actor.Name;
        At = at;
        Reason = reason;
    }

    public Guid PaperId { get; private set; }
    public Guid CaseId { get; private set; }
    public int Number { get; private set; }
    public Guid OfficerId { get; private set; }
    public string OfficerName { get; private set; }
    public DateTime At { get; private set; }
    [Encrypted] public string? Reason { get; private set; }
}
