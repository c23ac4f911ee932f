using CaseReferral.Core.Access;
using CaseReferral.Core.Common;

namespace CaseReferral.Core.Departments.CareVisits;

/// <summary>How the federation or the league keeps the person company. As little as the work needs: no history, no health.</summary>
[InGroup(FieldGroup.Handoffs)]
public sealed class CareVisitsRecord : ICaseScoped, IHandoffScoped, IVersioned
{
    private CareVisitsRecord() { }

    public CareVisitsRecord(Guid handoffId, Guid caseId) => (HandoffId, CaseId) = (handoffId, caseId);

    public static readonly IReadOnlyList<string> FormCodes = ["visit", "companion", "activity", "counselling", "goods"];
    public static readonly IReadOnlyList<string> RhythmCodes = ["monthly", "quarterly", "on-request"];

    public Guid HandoffId { get; private set; }
    public Guid CaseId { get; private set; }
    public string? Rhythm { get; private set; }
    public DateOnly? NextOn { get; private set; }
    public int Version { get; private set; }

    public void Write(string? rhythm, DateOnly? nextOn) => (Rhythm, NextOn) = (rhythm, nextOn);
}
