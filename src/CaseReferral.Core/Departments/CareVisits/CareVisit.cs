using CaseReferral.Core.Access;
using CaseReferral.Core.Common;

namespace CaseReferral.Core.Departments.CareVisits;

/// <summary>One visit or other help: what, when, by whom, and one line about it.</summary>
[InGroup(FieldGroup.Handoffs)]
public sealed class CareVisit : Entity, ICaseScoped, IHandoffScoped
{
    private CareVisit() => Form = OfficerName = "";

    public CareVisit(Guid handoffId, Guid caseId, string form, DateOnly on, string? note, string officerName) =>
        (HandoffId, CaseId, Form, On, Note, OfficerName) = (handoffId, caseId, form, on, note, officerName);

    public Guid HandoffId { get; private set; }
    public Guid CaseId { get; private set; }
    /// <summary>Code of <see cref="CareVisitsRecord.FormCodes"/>.</summary>
    public string Form { get; private set; }
    public DateOnly On { get; private set; }
    [Encrypted] public string? Note { get; private set; }
    public string OfficerName { get; private set; }
}
