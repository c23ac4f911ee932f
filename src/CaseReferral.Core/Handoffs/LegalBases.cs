namespace CaseReferral.Core.Handoffs;

/// <summary>On what ground personal information goes to the receiver (个人信息保护法 Arts. 13, 29, 34).</summary>
public static class LegalBases
{
    /// <summary>Statutory duty towards a minor; set by the system.</summary>
    public const string Statutory = "statutory";
    /// <summary>The adult's recorded consent.</summary>
    public const string Consent = "consent";
    /// <summary>A cited statutory duty towards an adult, e.g. emergency care.</summary>
    public const string Duty = "duty";

    public static readonly IReadOnlyList<string> ForAdults = [Consent, Duty];
    public static readonly IReadOnlyList<string> All = [Statutory, Consent, Duty];
}
