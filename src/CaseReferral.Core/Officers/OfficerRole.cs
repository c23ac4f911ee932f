namespace CaseReferral.Core.Officers;

/// <summary>What an officer is in her unit. The three administrators (三员) can read no case.</summary>
public enum OfficerRole { Officer, Lead, SystemAdministrator, SecurityAdministrator, AuditAdministrator }
