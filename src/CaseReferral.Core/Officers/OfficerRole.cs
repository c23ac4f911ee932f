namespace CaseReferral.Core.Officers;

/// <summary>What an officer is in her unit. The three administrators (三员) can read no case.</summary>
public enum OfficerRole { Officer, Lead, SystemAdministrator, SecurityAdministrator, AuditAdministrator }

/// <summary>Questions about a role.</summary>
public static class OfficerRoleExtensions
{
    /// <summary>One of the three administrators of GB/T 22239-2019 8.1.5 (三员分立).</summary>
    public static bool IsAdministrator(this OfficerRole role) => role >= OfficerRole.SystemAdministrator;
}
