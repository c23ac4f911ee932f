namespace CaseReferral.Core.Privacy;

/// <summary>Who consents or asks in the person's matters.</summary>
public enum Speaker
{
    /// <summary>The person herself.</summary>
    Person,
    /// <summary>Her parent or other guardian; alone under 14 (个人信息保护法 Art. 31).</summary>
    Guardian,
    /// <summary>A close relative of a person who has died (Art. 49).</summary>
    Kin,
}
