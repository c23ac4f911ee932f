namespace CaseReferral.Core.Common;

/// <summary>
/// Carries a version counted by the application, the same on all three databases. A form sends back the version
/// its page showed; a save against another version is a conflict (409).
/// </summary>
public interface IVersioned
{
    int Version { get; }
}

/// <summary>Belongs to a case: visible only to units with access to that case.</summary>
public interface ICaseScoped
{
    Guid CaseId { get; }
}

/// <summary>Belongs to a hand-off: visible only to its two parties, the case owner and the region's office.</summary>
public interface IHandoffScoped
{
    Guid HandoffId { get; }
}

/// <summary>Belongs to a unit and to no case, such as a register it keeps: visible to that unit's officers only.</summary>
public interface IUnitOwned
{
    Guid OrganisationId { get; }
}

/// <summary>
/// The column is encrypted by the application (see CipherSuite) and never compared in SQL. Audit rows record only
/// that it changed. 个人信息保护法 Art. 51: encryption of sensitive personal information.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class EncryptedAttribute : Attribute;

/// <summary>
/// The column is in clear, because it is counted with; the trail keeps only that it changed, since nothing can be taken out of the
/// trail when the file is erased (个人信息保护法 Art. 47).
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NotInTrailAttribute : Attribute;
