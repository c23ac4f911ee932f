namespace CaseReferral.Core.Organisations;

/// <summary>
/// What a unit is before the law of personal information: it decides on what ground it may be told about a person
/// (个人信息保护法 Arts. 13, 29, 34, 37).
/// </summary>
public enum OrganisationNature
{
    /// <summary>国家机关: told for its statutory duty (Art. 34).</summary>
    StateOrgan,
    /// <summary>法律、法规授权的具有管理公共事务职能的组织: as a state organ, within that duty (Art. 37).</summary>
    PublicBody,
    /// <summary>社会组织、企业: told with a separate consent only (Arts. 23, 29).</summary>
    NonState,
}
