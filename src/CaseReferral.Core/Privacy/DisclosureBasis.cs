namespace CaseReferral.Core.Privacy;

/// <summary>On what ground a unit was told about a person.</summary>
public enum DisclosureBasis
{
    /// <summary>The receiver's statutory duty (个人信息保护法 Arts. 13, 34, 37).</summary>
    StatutoryDuty,
    /// <summary>The adult's consent, noted by the sender.</summary>
    Consent,
    /// <summary>The separate consent on record for a unit outside the state (Arts. 23, 29, 31).</summary>
    SeparateConsent,
}
