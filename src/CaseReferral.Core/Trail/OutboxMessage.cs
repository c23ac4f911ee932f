using CaseReferral.Core.Access;
using CaseReferral.Core.Common;

namespace CaseReferral.Core.Trail;

/// <summary>
/// A notice to a unit, written in the save it tells of: number and link only, never a name. Its people read it on the page of
/// notices; where mail is set up and the unit has an address, it is sent there as well.
/// </summary>
[InGroup(FieldGroup.Handoffs)]
public sealed class OutboxMessage : Entity
{
    private OutboxMessage() => Topic = Number = "";

    /// <param name="topic">What happened, e.g. "handoff.Send"; the page has a sentence for it.</param>
    /// <param name="number">Of the hand-off, the case or the letter.</param>
    /// <param name="subjectId">What it leads to: a hand-off, a letter, a check, a visit or a case.</param>
    /// <param name="caseId">Its case: an officer who is excluded from it is told nothing.</param>
    /// <param name="toOrganisationId">The unit that is told.</param>
    /// <param name="at">UTC.</param>
    public OutboxMessage(string topic, string number, Guid subjectId, Guid caseId, Guid toOrganisationId, DateTime at)
    {
        Topic = topic;
        Number = number;
        SubjectId = subjectId;
        CaseId = caseId;
        ToOrganisationId = toOrganisationId;
        At = MailAt = at;
    }

    /// <summary>A notice that two requests may write at one moment: its id says what it is about, so that the database takes it once.</summary>
    /// <inheritdoc cref="OutboxMessage(string, string, Guid, Guid, Guid, DateTime)"/>
    public static OutboxMessage Once(Guid id, string topic, string number, Guid subjectId, Guid caseId, Guid toOrganisationId, DateTime at) =>
        new(topic, number, subjectId, caseId, toOrganisationId, at) { Id = id };

    public string Topic { get; private set; }
    public string Number { get; private set; }
    public Guid SubjectId { get; private set; }
    public Guid CaseId { get; private set; }
    public Guid ToOrganisationId { get; private set; }
    public DateTime At { get; private set; }
    public bool IsRead { get; private set; }
    public DateTime? ReadAt { get; private set; }
    /// <summary>Who of the unit took note of it.</summary>
    public string? ReadByName { get; private set; }
    public MailState Mail { get; private set; }
    /// <summary>UTC. While it waits: when it is tried next; after: when that ended.</summary>
    public DateTime MailAt { get; private set; }
    /// <summary>How often sending was begun. Whoever begins changes it, and of two who begin at once the database refuses one.</summary>
    public int Tries { get; private set; }
    /// <summary>When the mail server took it.</summary>
    public DateTime? SentAt { get; private set; }

    /// <summary>The officer it concerns: assigned to her, or her limit; null when it is the unit's alone.</summary>
    public Guid? OfficerId { get; private set; }
    /// <summary>A copy for that officer's own mailbox: mail only, on no page.</summary>
    public bool IsCopy { get; private set; }

    /// <summary>Names the officer it concerns; her own mailbox, if she has entered one, gets a copy.</summary>
    public OutboxMessage About(Guid? officerId)
    {
        OfficerId = officerId;
        return this;
    }

    /// <summary>The copy for the officer it concerns. Nobody has to take note of it: the unit's notice is the one to be read.</summary>
    public OutboxMessage CopyForOfficer(DateTime now) =>
        new(Topic, Number, SubjectId, CaseId, ToOrganisationId, now) { OfficerId = OfficerId, IsCopy = true, IsRead = true, ReadAt = now };

    /// <summary>One officer's reading is the unit's, as in its register of incoming papers.</summary>
    public void Read(Actor by, DateTime now)
    {
        if (!IsRead)
            (IsRead, ReadAt, ReadByName) = (true, now, by.Name);
    }

    /// <summary>A try begins; if this process dies, the next one follows at <paramref name="nextAt"/>.</summary>
    public void Try(DateTime nextAt) => (Tries, MailAt) = (Tries + 1, nextAt);

    public void Sent(DateTime now) => (Mail, MailAt, SentAt) = (MailState.Sent, now, now);

    /// <summary>Nothing is to be sent: it was read, or the unit has no address.</summary>
    public void Spare(DateTime now) => (Mail, MailAt) = (MailState.Spared, now);

    /// <summary>It was tried often enough.</summary>
    public void GiveUp(DateTime now) => (Mail, MailAt) = (MailState.GivenUp, now);

    /// <summary>An administrator has it tried again from the beginning.</summary>
    public void TryAgain(DateTime now) => (Mail, MailAt, Tries) = (MailState.Waiting, now, 0);

    /// <summary>并案: who is out of the case that stays is out of its notices too.</summary>
    public void Follow(Guid intoCase) => CaseId = intoCase;
}

/// <summary>How far the mail of a notice is.</summary>
public enum MailState { Waiting, Sent, Spared, GivenUp }
