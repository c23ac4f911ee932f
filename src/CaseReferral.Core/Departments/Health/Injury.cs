using CaseReferral.Core.Access;
using CaseReferral.Core.Common;

namespace CaseReferral.Core.Departments.Health;

/// <summary>
/// One injury as it was found, by part of the body, kind and severity. A finding, not a forensic opinion (伤情鉴定): that is a service of
/// its own. All of it is encrypted; nobody outside the hospital's own record reads it.
/// </summary>
[InGroup(FieldGroup.Health)]
public sealed class Injury : Entity, ICaseScoped, IHandoffScoped
{
    private Injury() => BodyPart = InjuryKind = Severity = OfficerName = "";

    internal Injury(Guid handoffId, Guid caseId, InjuryEntry entry, string officerName)
    {
        (HandoffId, CaseId, OfficerName) = (handoffId, caseId, officerName);
        (BodyPart, InjuryKind, Severity, FoundOn, Note) = (entry.BodyPart!, entry.InjuryKind!, entry.Severity!, entry.FoundOn!.Value, entry.Note.Given());
    }

    public static readonly IReadOnlyList<string> BodyPartCodes =
        ["head", "face", "eye", "ear", "mouth", "neck", "chest", "abdomen", "back", "private-parts", "arm", "hand", "leg", "foot", "several", "inner"];
    public static readonly IReadOnlyList<string> InjuryKindCodes =
        ["bruise", "cut", "fracture", "burn", "bite", "ligature", "dental", "frostbite", "old-scar", "poisoning", "malnutrition", "other"];
    public static readonly IReadOnlyList<string> SeverityCodes = ["slight", "moderate", "severe", "critical", "healed"];

    public Guid HandoffId { get; private set; }
    public Guid CaseId { get; private set; }
    /// <summary>Code of <see cref="BodyPartCodes"/>.</summary>
    [Encrypted] public string BodyPart { get; private set; }
    /// <summary>Code of <see cref="InjuryKindCodes"/>.</summary>
    [Encrypted] public string InjuryKind { get; private set; }
    /// <summary>Code of <see cref="SeverityCodes"/>, as the doctor judges it.</summary>
    [Encrypted] public string Severity { get; private set; }
    public DateOnly FoundOn { get; private set; }
    [Encrypted] public string? Note { get; private set; }
    public string OfficerName { get; private set; }
}

/// <summary>One row of the form; a row in which nothing stands is left out.</summary>
public sealed record InjuryEntry(string? BodyPart, string? InjuryKind, string? Severity, DateOnly? FoundOn, string? Note)
{
    public bool IsEmpty => BodyPart is null && InjuryKind is null && Severity is null && string.IsNullOrWhiteSpace(Note);
}
