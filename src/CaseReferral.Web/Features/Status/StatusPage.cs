using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CaseReferral.Web.Features.Status;

/// <summary>How the running system is, for the system administrator: numbers and versions, nothing of a case.</summary>
public sealed record StatusPage(HealthStatus Status, IReadOnlyList<StatusRow> Rows)
{
    public required string Version { get; init; }
    public required string Runtime { get; init; }
    /// <summary>The provider's name as in the settings.</summary>
    public required string Database { get; init; }
    /// <summary>The last step of the schema; null when the database does not answer.</summary>
    public string? Schema { get; init; }
    /// <summary>Mails given up in the last week, the newest first.</summary>
    public required IReadOnlyList<LostMail> LostMails { get; init; }
    /// <summary>UTC.</summary>
    public DateTime StartedAt { get; init; }
    /// <summary>UTC.</summary>
    public DateTime Now { get; init; }
}

/// <summary>One check: its name, how it went, and what it found as a text key with numbers.</summary>
public sealed record StatusRow(string Name, HealthStatus Status, string Finding, object[] Values);

/// <summary>A mail that was given up: whose, and when. Its number stays with the unit: an administrator sees no cases.</summary>
public sealed record LostMail(Guid Id, string UnitName, bool IsOfficers, DateTime At, DateTime GivenUpAt);
