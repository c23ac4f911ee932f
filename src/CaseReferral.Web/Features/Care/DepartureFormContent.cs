using CaseReferral.Core.Care;
using CaseReferral.Core.Data;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Papers;
using CaseReferral.Web.Features.Papers;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Care;

/// <summary>A stay that has ended, on paper.</summary>
/// <param name="Departure">The newest one.</param>
/// <param name="Unit">The institution she left.</param>
/// <param name="Services">How often each social-work service was given while she was there.</param>
/// <param name="Person">Cut to the reader.</param>
public sealed record DepartureSheet(Departure Departure, string Unit, IReadOnlyDictionary<string, int> Services, PaperPerson Person);

/// <summary>在站服务及离站登记表.</summary>
public sealed class DepartureFormContent(AppDbContext db, PaperPersonQuery persons) : IPaperContent
{
    public string Kind => "departure-form";
    public string View => "/Features/Care/_DepartureForm.cshtml";

    public async Task<object> LoadAsync(Paper paper, PaperSubject subject, CancellationToken token)
    {
        var row = await (
            from d in db.Set<Departure>()
            where d.CaseId == subject.Case.Id
            join o in db.Set<Organisation>() on d.OrganisationId equals o.Id
            orderby d.LeftOn descending, d.Id descending
            select new { Departure = d, o.Name }).AsNoTracking().FirstAsync(token);
        var (from, to) = (row.Departure.EnteredOn, row.Departure.LeftOn);
        var services = await db.Set<SocialWork>().Where(s => s.CaseId == subject.Case.Id && s.On >= from && s.On <= to)
            .GroupBy(s => s.Service).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, token);
        return new DepartureSheet(row.Departure, row.Name, services, await persons.LoadAsync(subject, token));
    }
}
