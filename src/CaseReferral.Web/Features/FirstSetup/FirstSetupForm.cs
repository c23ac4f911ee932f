using System.ComponentModel.DataAnnotations;
using CaseReferral.Core.Officers;

namespace CaseReferral.Web.Features.FirstSetup;

/// <summary>What the first set-up asks for: the token, the operating unit, three people.</summary>
public sealed record FirstSetupForm
{
    [Required, StringLength(60), Display(Name = "Setup.Token")]
    public string? Token { get; init; }

    [Required, StringLength(100), Display(Name = "Setup.UnitName")]
    public string? UnitName { get; init; }

    [Required, StringLength(6, MinimumLength = 6), Display(Name = "Organisation.Region")]
    public string? RegionCode { get; init; }

    [Required, StringLength(50), Display(Name = "Account.UserName")]
    public string? SystemUserName { get; init; }

    [Required, StringLength(50), Display(Name = "Officer.DisplayName")]
    public string? SystemDisplayName { get; init; }

    [Required, StringLength(50), Display(Name = "Account.UserName")]
    public string? SecurityUserName { get; init; }

    [Required, StringLength(50), Display(Name = "Officer.DisplayName")]
    public string? SecurityDisplayName { get; init; }

    [Required, StringLength(50), Display(Name = "Account.UserName")]
    public string? AuditUserName { get; init; }

    [Required, StringLength(50), Display(Name = "Officer.DisplayName")]
    public string? AuditDisplayName { get; init; }

    public FirstAdministratorsInput ToInput() => new(Token, UnitName, RegionCode,
    [
        new(OfficerRole.SystemAdministrator, "System", SystemUserName, SystemDisplayName),
        new(OfficerRole.SecurityAdministrator, "Security", SecurityUserName, SecurityDisplayName),
        new(OfficerRole.AuditAdministrator, "Audit", AuditUserName, AuditDisplayName),
    ]);
}
