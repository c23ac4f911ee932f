using System.Collections.Frozen;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Officers;
using CaseReferral.Core.Organisations;

namespace CaseReferral.Core.Common;

/// <summary>
/// Permissions and who holds them. An action's permission is its name, so the tables of the two machines and
/// this file cannot drift apart; the side in the table decides the rest. docs/permissions.md is generated from here.
/// </summary>
public static class Permissions
{
    public const string CaseRead = "case.read";
    public const string RescueRegister = "rescue.register";
    public const string IdentityReveal = "identity.reveal";
    public const string NeedsDecide = "needs.decide";
    public const string AttachmentAdd = "attachment.add";
    public const string PaperPrint = "paper.print";
    public const string PoliceRecord = "police.record";
    public const string CalendarEdit = "calendar.edit";
    public const string AuditRead = "audit.read";
    public const string JobsManage = "jobs.manage";
    public const string SupervisionRead = "supervision.read";
    public const string SupervisionOrder = "supervision.order";
    public const string UrgingAnswer = "urging.answer";
    public const string ProposalDecide = "proposal.decide";
    /// <summary>A unit's lead: who of her officers opens a minor's file, and who is out of a case.</summary>
    public const string AccessDecide = "access.decide";
    /// <summary>The security administrator: which officer a case does not exist for, by the case's number alone.</summary>
    public const string AccessExclude = "access.exclude";
    /// <summary>Which department sees which field group.</summary>
    public const string MatrixEdit = "matrix.edit";
    public const string OrganisationManage = "organisation.manage";
    public const string OfficerRead = "officer.read";
    public const string OfficerManage = "officer.manage";
    public const string PermissionRead = "permission.read";
    public const string RoleAppoint = "role.appoint";
    public const string SessionEnd = "session.end";
    public const string CarerClear = "carer.clear";
    /// <summary>Follow-up visits of the unit's own cases.</summary>
    public const string VisitRecord = "visit.record";
    public const string PrivacyRecord = "privacy.record";
    public const string PrivacyRead = "privacy.read";
    public const string PrivacyErase = "privacy.erase";
    public const string IncidentKeep = "incident.keep";

    /// <summary>A legal-aid centre's own register of lawyers and its yearly report of experience.</summary>
    public const string LegalAidKeep = "legalaid.keep";

    public static string For(HandoffAction action) => "handoff." + action.ToString().ToLowerInvariant();
    public static string For(CaseAction action) => "case." + action.ToString().ToLowerInvariant();

    private static readonly HandoffAction[] OfficeOnly =
        [HandoffAction.RuleAccept, HandoffAction.RuleReroute, HandoffAction.RuleDrop, HandoffAction.ProposeVoid, HandoffAction.Void];
    private static readonly HandoffAction[] LeadOnly = [HandoffAction.Decline];
    private static readonly HandoffAction[] SystemOnly = [HandoffAction.Begin];
    private static readonly HandoffAction[] OfficeToo =
        [HandoffAction.Confirm, HandoffAction.ConfirmImpossible, HandoffAction.Rework, HandoffAction.Withdraw, HandoffAction.Urge];

    private static readonly CaseAction[] PoliceOfficer =
        [CaseAction.RegisterRescue, CaseAction.File, CaseAction.Reunite, CaseAction.LeaveByOwnWill];
    private static readonly CaseAction[] PoliceLead = [CaseAction.Unfound, CaseAction.Merge];
    private static readonly CaseAction[] AnyOfficer =
        [CaseAction.LeaveByOwnWill, CaseAction.BeginFollowUp];
    private static readonly CaseAction[] AnyLead =
        [CaseAction.Close, CaseAction.Suspend, CaseAction.Resume, CaseAction.Reopen];

    /// <summary>Every permission there is, in a stable order.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        CaseRead, RescueRegister, IdentityReveal, NeedsDecide, AttachmentAdd, PaperPrint, PoliceRecord, CalendarEdit, AuditRead,
        JobsManage, SupervisionRead, SupervisionOrder, UrgingAnswer, ProposalDecide, AccessDecide,
        AccessExclude, MatrixEdit, OrganisationManage, OfficerRead, OfficerManage, PermissionRead, RoleAppoint, SessionEnd, CarerClear,
        VisitRecord, PrivacyRecord, PrivacyRead, PrivacyErase, IncidentKeep, LegalAidKeep,
        .. Enum.GetValues<CaseAction>().Select(For), .. Enum.GetValues<HandoffAction>().Select(For),
    ];

    private static readonly FrozenDictionary<(OrganisationKind, OfficerRole), FrozenSet<string>> Sets =
        (from kind in Enum.GetValues<OrganisationKind>()
         from role in Enum.GetValues<OfficerRole>()
         select ((kind, role), Build(kind, role).ToFrozenSet())).ToFrozenDictionary(p => p.Item1, p => p.Item2);

    /// <summary>What an officer of such a unit and role holds.</summary>
    public static IReadOnlySet<string> Of(OrganisationKind kind, OfficerRole role) => Sets[(kind, role)];

    private static IEnumerable<string> Build(OrganisationKind kind, OfficerRole role)
    {
        if (role == OfficerRole.SystemAdministrator)
            return [CalendarEdit, JobsManage, OrganisationManage, OfficerRead, OfficerManage];
        if (role == OfficerRole.SecurityAdministrator)
            return [OfficerRead, PermissionRead, RoleAppoint, SessionEnd, IncidentKeep, AccessExclude, MatrixEdit];
        if (role == OfficerRole.AuditAdministrator)
            return [AuditRead];
        if (kind == OrganisationKind.Operations)
            return [];
        return kind == OrganisationKind.ConferenceOffice ? Office() : Caseworker(kind, role == OfficerRole.Lead);
    }

    private static IEnumerable<string> Office() =>
        [
            CaseRead, PrivacyRead, SupervisionRead, SupervisionOrder, UrgingAnswer, CarerClear, For(CaseAction.Reopen),
            .. OfficeOnly.Select(For), .. OfficeToo.Select(For),
        ];

    private static IEnumerable<string> Caseworker(OrganisationKind kind, bool lead)
    {
        var handoff = Enum.GetValues<HandoffAction>().Except(OfficeOnly).Except(SystemOnly).Except(lead ? [] : LeadOnly);
        var cases = AnyOfficer.Concat(lead ? AnyLead : []);
        IEnumerable<string> own = [CaseRead, IdentityReveal, NeedsDecide, AttachmentAdd, PaperPrint, UrgingAnswer, ProposalDecide, PrivacyRecord, VisitRecord];
        if (lead)
            own = [.. own, AccessDecide, PrivacyRead, PrivacyErase];
        if (kind == OrganisationKind.LegalAidCentre)
            own = [.. own, LegalAidKeep];
        if (kind.Department() == Department.Police)
        {
            own = [.. own, RescueRegister, PoliceRecord, CarerClear];
            cases = cases.Concat(PoliceOfficer).Concat(lead ? PoliceLead : []);
        }
        return [.. own, .. cases.Distinct().Select(For), .. handoff.Select(For)];
    }
}
