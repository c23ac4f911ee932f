using CaseReferral.Core.Access;
using CaseReferral.Core.Common;

namespace CaseReferral.Core.Departments.Education;

/// <summary>跟踪回访 (notice 四.3): how a child gets on at school, by the bureau that found the place.</summary>
[InGroup(FieldGroup.Schooling)]
public sealed class SchoolVisit : Entity, ICaseScoped, IHandoffScoped
{
    private SchoolVisit() => VisitState = OfficerName = "";

    internal SchoolVisit(Guid handoffId, Guid caseId, DateOnly on, string state, string? note, string officerName) =>
        (HandoffId, CaseId, On, VisitState, Note, OfficerName) = (handoffId, caseId, on, state, note, officerName);

    public static readonly IReadOnlyList<string> VisitStateCodes = ["settled", "needs-help", "absent", "dropped-out"];

    public Guid HandoffId { get; private set; }
    public Guid CaseId { get; private set; }
    public DateOnly On { get; private set; }
    /// <summary>Code of <see cref="VisitStateCodes"/>.</summary>
    public string VisitState { get; private set; }
    [Encrypted] public string? Note { get; private set; }
    public string OfficerName { get; private set; }
}
