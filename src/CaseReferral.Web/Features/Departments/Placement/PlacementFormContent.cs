using CaseReferral.Core.Access;
using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.Placement;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Papers;
using CaseReferral.Web.Features.Papers;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Departments.Placement;

/// <summary>A placement on paper; the care needs and the category of a child are null for a unit that may not read of health.</summary>
public sealed record PlacementSheet(PlacementRecord Record, string From, string To, string? CareNeeds, string? ChildCategory, PaperPerson Person);

/// <summary>安置登记表.</summary>
public sealed class PlacementFormContent(AppDbContext db, PaperPersonQuery persons) : IPaperContent
{
    public string Kind => "placement-form";
    public string View => "/Features/Departments/Placement/_PlacementPaper.cshtml";

    public async Task<object> LoadAsync(Paper paper, PaperSubject subject, CancellationToken token)
    {
        var handoff = subject.Handoff!;
        var row = await (
            from r in db.Set<PlacementRecord>()
            where r.HandoffId == handoff.Id
            from f in db.Set<Organisation>().Where(o => o.Id == handoff.FromOrganisationId)
            from t in db.Set<Organisation>().Where(o => o.Id == handoff.ToOrganisationId)
            select new { Record = r, From = f.Name, To = t.Name }).AsNoTracking().SingleAsync(token);
        var (needs, category) = subject.View.MaySummary(FieldGroup.Health) ? (row.Record.CareNeeds, row.Record.ChildCategory) : (null, null);
        return new PlacementSheet(row.Record, row.From, row.To, needs, category, await persons.LoadAsync(subject, token));
    }
}
