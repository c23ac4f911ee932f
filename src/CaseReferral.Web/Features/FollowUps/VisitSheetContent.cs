using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Data;
using CaseReferral.Core.FollowUps;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Papers;
using CaseReferral.Web.Features.Papers;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.FollowUps;

/// <summary>The form of a visit on paper: whom to visit and until when; the answers are written there.</summary>
/// <param name="Person">Cut to the reader.</param>
/// <param name="Unit">Who visits.</param>
/// <param name="Due">The last day for it; null when no visit is planned.</param>
/// <param name="Months">Months after follow-up began; null for a day that was agreed.</param>
/// <param name="Notes">Text keys of the lines this unit writes, as on its page.</param>
public sealed record VisitSheetModel(PaperPerson Person, string Unit, DateOnly? Due, int? Months, IReadOnlyList<string> Notes);

/// <summary>回访表.</summary>
public sealed class VisitSheetContent(AppDbContext db, PaperPersonQuery persons) : IPaperContent
{
    private static readonly (FieldGroup Group, string Key)[] Lines =
    [
        (FieldGroup.Health, "VisitSheet.HealthNote"), (FieldGroup.Schooling, "VisitSheet.SchoolNote"), (FieldGroup.Employment, "VisitSheet.WorkNote"),
        (FieldGroup.Certificates, "VisitSheet.RegistrationNote"), (FieldGroup.Legal, "VisitSheet.LegalNote"), (FieldGroup.Family, "VisitSheet.FamilyNote"),
    ];

    public string Kind => "visit-sheet";
    public string View => "/Features/FollowUps/_VisitSheet.cshtml";

    public async Task<object> LoadAsync(Paper paper, PaperSubject subject, CancellationToken token)
    {
        var next = await (
            from p in db.Set<PlannedVisit>()
            where p.CaseId == subject.Case.Id && p.State == PlannedVisitState.Planned
            join k in db.Set<CaseClock>() on p.ClockId equals k.Id
            orderby k.DueAt
            select new { k.DueAt, p.Months }).AsNoTracking().FirstOrDefaultAsync(token);
        var unit = await db.Set<Organisation>().Where(o => o.Id == paper.OrganisationId).Select(o => o.Name).SingleAsync(token);
        return new VisitSheetModel(
            await persons.LoadAsync(subject, token), unit, next is null ? null : ChinaTime.LocalDate(next.DueAt), next?.Months, [.. Lines.Where(l => subject.View.May(l.Group)).Select(l => l.Key)]);
    }
}
