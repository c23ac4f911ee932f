using CaseReferral.Core.Clocks;
using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.Placement;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Papers;
using CaseReferral.Core.Reference;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Papers;

/// <summary>
/// What may be made public to find a family, and nothing else: no name, no address, no relatives, nothing of the rescue. The
/// place is the city.
/// </summary>
public sealed record TracingSheet(
    Guid Photo, string InternalNumber, string Sex, int? Age, Core.Persons.AgeCertainty AgeCertainty, bool IsMinor, string? Language, string? BodyMarks,
    string City, DateOnly? Since, string Unit, string? Phone, DateOnly On);

/// <summary>寻亲公告, with the newest photograph on file.</summary>
public sealed class TracingNoticeContent(AppDbContext db, PaperPersonQuery persons, Regions regions) : IPaperContent
{
    public string Kind => "tracing-notice";
    public string View => "_TracingNotice";

    public async Task<object> LoadAsync(Paper paper, PaperSubject subject, CancellationToken token)
    {
        var @case = subject.Case;
        var person = await persons.LoadAsync(subject, token);
        var row = await db.Set<Organisation>().Where(o => o.Id == @case.OwnerOrganisationId).Select(o => new
        {
            o.Name,
            o.Phone,
            Photo = CasePaperFacts.PicturesOf(db, @case.Id).OrderByDescending(a => a.AddedAt).Select(a => a.Id).First(),
            Since = db.Set<PlacementRecord>().Where(p => p.CaseId == @case.Id && p.StartedOn != null).Min(p => p.StartedOn),
        }).SingleAsync(token);
        var card = person.Card;
        return new TracingSheet(
            row.Photo, card.InternalNumber, card.Sex, card.Age, card.AgeCertainty, card.IsMinor, card.Language, card.Identity.BodyMarks,
            regions.FullName(regions.CityOf(@case.RegionCode)?.Code ?? @case.RegionCode), row.Since, row.Name, row.Phone, ChinaTime.LocalDate(paper.IssuedAt));
    }
}
