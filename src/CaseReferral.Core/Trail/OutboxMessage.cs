using CaseReferral.Core.Common;

namespace CaseReferral.Core.Trail;

/// <summary>A notice to send after the save: number and link only, never a name.</summary>
public sealed class OutboxMessage : Entity
{
    private OutboxMessage() => Topic = Number = "";

    public OutboxMessage(string topic, string number, Guid subjectId, Guid toOrganisationId, DateTime at)
    {
        Topic = topic;
        Number = number;
        SubjectId = subjectId;
        ToOrganisationId = toOrganisationId;
        At = at;
    }

    public string Topic { get; private set; }
    public string Number { get; private set; }
    public Guid SubjectId { get; private set; }
    public Guid ToOrganisationId { get; private set; }
    public DateTime At { get; private set; }
    public DateTime? SentAt { get; private set; }
}
