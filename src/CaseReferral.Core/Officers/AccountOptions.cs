using CaseReferral.Core.Common;

namespace CaseReferral.Core.Officers;

/// <summary>Settings of section "Accounts". The defaults meet GB/T 22239-2019 8.1.4 (等保三级).</summary>
public sealed class AccountOptions
{
    /// <summary>Null: required in Production, not in Development.</summary>
    public bool? RequireSecondFactor { get; set; }

    /// <summary>Minutes without a request after which a session is over.</summary>
    public int IdleMinutes { get; set; } = 30;

    /// <summary>Hours after which a session is over whatever happens in it.</summary>
    public int SessionHours { get; set; } = 12;

    /// <summary>Days a chosen password lasts; 0 = no end (only a suspicion should force a change).</summary>
    public int PasswordDays { get; set; }

    /// <summary>File of passwords that became known elsewhere, see <see cref="Officers.BreachedPasswords"/>; null: none is looked at.</summary>
    public string? BreachedPasswords { get; set; }

    /// <summary>Hours an issued password lasts.</summary>
    public int IssuedPasswordHours { get; set; } = 72;

    /// <summary>The version of the confidentiality pledge in force; another one asks everybody to accept again.</summary>
    public string PledgeVersion { get; set; } = "2026-1";

    /// <summary>Sign-in attempts a minute from one address; a whole bureau may share one.</summary>
    public int SignInsPerAddress { get; set; } = 60;

    /// <summary>Sign-in attempts a minute for one user name, whether it exists or not.</summary>
    public int SignInsPerName { get; set; } = 10;

    /// <summary>The limits a minute, each with what is wrong with it.</summary>
    public IReadOnlyList<AgreedNumber> Counts =>
    [
        AgreedNumber.Of("Accounts:SignInsPerAddress", SignInsPerAddress, "", 1, int.MaxValue),
        AgreedNumber.Of("Accounts:SignInsPerName", SignInsPerName, "", 1, int.MaxValue),
    ];

    public bool SecondFactorRequired => RequireSecondFactor == true;

    public TimeSpan Idle => TimeSpan.FromMinutes(IdleMinutes);

    public TimeSpan Longest => TimeSpan.FromHours(SessionHours);
}
