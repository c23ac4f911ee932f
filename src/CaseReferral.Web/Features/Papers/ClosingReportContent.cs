using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Papers;
using CaseReferral.Web.Features.Cases;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Papers;

/// <summary>One service on the report.</summary>
public sealed record ServiceLine(string Kind, string Unit, HandoffStatus Status, string? Outcome, DateOnly? EndedOn);

/// <summary>A closed case on paper.</summary>
public sealed record ClosingSheet(
    Case Case, string Unit, PaperPerson Person, IReadOnlyList<(CaseStage Stage, DateOnly On)> Stages, IReadOnlyList<ServiceLine> Services);

/// <summary>结案报告: the person, the way of the case, every service and its result, summary and visits.</summary>
public sealed class ClosingReportContent(AppDbContext db, PaperPersonQuery persons, CaseHandoffsQuery handoffs) : IPaperContent
{
    private const int MaxServices = 60;

    public string Kind => "closing-report";
    public string View => "_ClosingReport";

    public async Task<object> LoadAsync(Paper paper, PaperSubject subject, CancellationToken token)
    {
        var @case = subject.Case;
        var unit = await db.Set<Organisation>().Where(o => o.Id == @case.OwnerOrganisationId).Select(o => o.Name).SingleAsync(token);
        var (_, reached) = await handoffs.TimelineAsync(@case.Id, token);
        var services = await (
            from h in db.Set<Handoff>()
            where h.CaseId == @case.Id && h.AcceptedAt != null
            join o in db.Set<Organisation>() on h.ToOrganisationId equals o.Id
            orderby h.Serial
            select new { h.Kind, o.Name, h.Status, h.OutcomeCode, h.EndedAt }).Take(MaxServices).ToListAsync(token);
        return new ClosingSheet(
            @case, unit, await persons.LoadAsync(subject, token),
            [.. reached.Where(r => r.Key <= CaseStage.Closed).OrderBy(r => r.Value).ThenBy(r => r.Key).Select(r => (r.Key, ChinaTime.LocalDate(r.Value)))],
            [.. services.Select(s => new ServiceLine(s.Kind, s.Name, s.Status, s.OutcomeCode, s.EndedAt is { } at ? ChinaTime.LocalDate(at) : null))]);
    }
}
