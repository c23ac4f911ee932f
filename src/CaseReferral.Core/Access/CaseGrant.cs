using CaseReferral.Core.Common;

namespace CaseReferral.Core.Access;

/// <summary>Why one officer may, or may not, open a file her unit has.</summary>
public enum GrantKind
{
    /// <summary>She works on the case: registered it, answers for a hand-off, or was named by her lead.</summary>
    Team,
    /// <summary>She asked, and her lead agreed (未成年人网络保护条例 Art. 36).</summary>
    Approved,
    /// <summary>She opened it herself in an emergency; the case's owner was told.</summary>
    BreakGlass,
    /// <summary>The conference office opened this one file with a reason.</summary>
    OfficeLook,
    /// <summary>She has a conflict of interest: for her the case does not exist.</summary>
    Excluded,
}

/// <summary>
/// "This officer may open this file, why, since when, until when": below the unit's <see cref="CaseAccess"/>, and like it a row
/// of the system's security. A request is a row that is not granted yet.
/// </summary>
[InGroup(FieldGroup.Handoffs)]
public sealed class CaseGrant : Entity, IVersioned
{
    private CaseGrant() { }

    private CaseGrant(Guid caseId, Guid officerId, Guid organisationId, GrantKind kind, string? reason, DateTime? until, DateTime now)
    {
        CaseId = caseId;
        OfficerId = officerId;
        OrganisationId = organisationId;
        Kind = kind;
        Reason = reason;
        Until = until;
        AskedAt = now;
    }

    public Guid CaseId { get; private set; }
    public Guid OfficerId { get; private set; }
    /// <summary>The officer's unit: its lead decides, and with its access the officer's ends.</summary>
    public Guid OrganisationId { get; private set; }
    public GrantKind Kind { get; private set; }
    /// <summary>Null for who joined by registering the rescue or by taking a hand-off on.</summary>
    [Encrypted] public string? Reason { get; private set; }
    public DateTime AskedAt { get; private set; }
    /// <summary>Null while the lead has not decided.</summary>
    public DateTime? GrantedAt { get; private set; }
    public Guid? GrantedById { get; private set; }
    /// <summary>UTC; null: as long as the unit's access.</summary>
    public DateTime? Until { get; private set; }
    /// <summary>Refused or taken back before its time.</summary>
    public DateTime? EndedAt { get; private set; }
    public Guid? EndedById { get; private set; }
    public int Version { get; private set; }

    public bool IsPending => GrantedAt is null && EndedAt is null;

    public bool IsLive(DateTime now) => GrantedAt is not null && EndedAt is null && (Until is null || Until > now);

    /// <summary>An exclusion by the security administrator: no lead ends it, because it may be about her.</summary>
    public bool BySecurity { get; private init; }
    /// <summary>Why the security administrator lifted her exclusion.</summary>
    [Encrypted] public string? EndReason { get; private set; }

    /// <summary>A question to the officer's lead.</summary>
    public static CaseGrant Asked(Guid caseId, Actor asker, string reason, DateTime until, DateTime now) =>
        new(caseId, asker.OfficerId, asker.OrganisationId, GrantKind.Approved, reason, until, now);

    /// <summary>A row that stands from now on.</summary>
    public static CaseGrant Given(
        Guid caseId, Guid officerId, Guid organisationId, GrantKind kind, string? reason, DateTime? until, Actor by, DateTime now)
    {
        var grant = new CaseGrant(caseId, officerId, organisationId, kind, reason, until, now);
        grant.Approve(by, now);
        return grant;
    }

    /// <summary>"For this officer the case does not exist", from now until it is lifted.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="officerId">Who is out of it.</param>
    /// <param name="organisationId">Her unit.</param>
    /// <param name="reason">The conflict of interest, in words.</param>
    /// <param name="bySecurity">The security administrator says so, not the officer's lead.</param>
    /// <param name="by">Who decided.</param>
    /// <param name="now">UTC.</param>
    public static CaseGrant Exclusion(
        Guid caseId, Guid officerId, Guid organisationId, string? reason, bool bySecurity, Actor by, DateTime now)
    {
        var grant = new CaseGrant(caseId, officerId, organisationId, GrantKind.Excluded, reason, null, now) { BySecurity = bySecurity };
        grant.Approve(by, now);
        return grant;
    }

    public void Approve(Actor by, DateTime now) => (GrantedAt, GrantedById) = (now, by.OfficerId);

    public void End(Actor by, DateTime now) => (EndedAt, EndedById) = (now, by.OfficerId);

    public void Lift(Actor by, string reason, DateTime now)
    {
        End(by, now);
        EndReason = reason;
    }

    /// <summary>The unit's access ends: so does hers, unless it ends earlier anyway.</summary>
    public void EndWithUnit(DateTime at) => Until = Until is { } own && own < at ? own : at;

    /// <summary>The unit's access ends later than was said: so does hers, unless it ended earlier anyway.</summary>
    public void GoOnWithUnit(DateTime before, DateTime at) => Until = Until == before ? at : Until;
}
