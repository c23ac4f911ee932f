using System.Globalization;
using CaseReferral.Core.Cases;
using CaseReferral.Core.FollowUps;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Tests.Features.FollowUps;

/// <summary>What the tests of visits fill in and look up.</summary>
internal sealed class VisitForms(Story story)
{
    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Errors(Visitor visitor) => visitor.Page.QuerySelector(".err-summary")?.TextContent ?? "";

    public Dictionary<string, string?> Well() => new()
    {
        ["Form.Method"] = "Home",
        ["Form.VisitedOn"] = Iso(story.Today),
        ["Form.Visitor"] = "周样例、社工一名",
        ["Form.LivesWith"] = "祖母",
        ["Form.Contact"] = "Nobody",
        ["Form.Care"] = "Good",
        ["Form.SchoolNote"] = "在读三年级",
        ["Form.HeardAlone"] = "true",
        ["Form.OwnWords"] = "我喜欢这里",
        ["Form.Risk"] = "Low",
    };

    public async Task<Dictionary<string, string?>> InDangerAsync() => new(Well())
    {
        ["Form.Contact"] = "Trafficker",
        ["Form.SafetyNote"] = "陌生人到校打听",
        ["Form.Risk"] = "High",
        ["Form.NextOn"] = Iso(story.Today.AddDays(7)),
        ["Form.ReportSituation"] = "other-harm",
        ["Form.ReportedToId"] = $"{(await story.ActorAsync(Story.Police)).OrganisationId}",
        ["Form.ReportText"] = "已报告，民警到场",
    };

    public Task<List<PlannedVisit>> OpenAsync(Guid id) => story.ReadAsync(db => db.Set<PlannedVisit>().AsNoTracking()
        .Where(p => p.CaseId == id && p.State == PlannedVisitState.Planned).OrderBy(p => p.Months).ToListAsync());

    public Task<Case> CaseAsync(Guid id) => story.ReadAsync(db => db.Set<Case>().AsNoTracking().SingleAsync(c => c.Id == id));

    public Task<Visit> VisitAsync(Guid visit) => story.ReadAsync(db => db.Set<Visit>().AsNoTracking().SingleAsync(v => v.Id == visit));

    public Task<List<CaseEvent>> EventsAsync(Guid id, string what) => story.ReadAsync(db => db.Set<CaseEvent>().AsNoTracking().Where(e => e.CaseId == id && e.What == what).ToListAsync());
}
