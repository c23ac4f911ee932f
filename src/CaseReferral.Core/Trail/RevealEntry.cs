using CaseReferral.Core.Common;

namespace CaseReferral.Core.Trail;

/// <summary>One look at a full identity (查看实名): who, for what purpose, until when the page shows it.</summary>
public sealed class RevealEntry : Entity, ICaseScoped
{
    private RevealEntry() { OfficerName = Purpose = ""; }

    public RevealEntry(Guid caseId, Actor actor, string purpose, DateTime at, DateTime until)
    {
        CaseId = caseId;
        OfficerId = actor.OfficerId;
        OfficerName = actor.Name;
        OrganisationId = actor.OrganisationId;
        Purpose = purpose;
        At = at;
        Until = until;
    }

    public Guid CaseId { get; private set; }
    public Guid OfficerId { get; private set; }
    public string OfficerName { get; private set; }
    public Guid OrganisationId { get; private set; }
    public string Purpose { get; private set; }
    public DateTime At { get; private set; }
    public DateTime Until { get; private set; }
}
