using CaseReferral.Core.Access;
using CaseReferral.Core.Common;

namespace CaseReferral.Core.Departments.Health;

/// <summary>One filled scale. It is never changed: a correction is a further entry that says which one it replaces and why.</summary>
[InGroup(FieldGroup.Health)]
public sealed class ScaleResult : Entity, ICaseScoped, IHandoffScoped
{
    private ScaleResult() => OfficerName = "";

    public ScaleResult(Guid handoffId, Guid caseId, DateOnly on, ScaleContent content, Guid? replacesId, string officerName, DateTime now) =>
        (HandoffId, CaseId, On, Content, ReplacesId, OfficerName, RecordedAt) = (handoffId, caseId, on, content.Write(), replacesId, officerName, now);

    /// <summary>Who may put the questions (精神卫生法 Art. 23 leaves diagnosis to the clinician): the hospital's own staff.</summary>
    public static readonly IReadOnlyList<string> ProviderCodes = ["clinician", "counsellor"];
    /// <summary>Read by the person herself, read out to her, or through an interpreter.</summary>
    public static readonly IReadOnlyList<string> AskedCodes = ["self", "read-out", "interpreter"];

    public Guid HandoffId { get; private set; }
    public Guid CaseId { get; private set; }
    /// <summary>Day of the answers.</summary>
    public DateOnly On { get; private set; }
    /// <summary>A <see cref="ScaleContent"/> in writing; null once the file is erased.</summary>
    [Encrypted] public string? Content { get; private set; }
    public Guid? ReplacesId { get; private set; }
    public string OfficerName { get; private set; }
    public DateTime RecordedAt { get; private set; }
}
