using CaseReferral.Core.Attachments;
using CaseReferral.Core.Data;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Papers;
using CaseReferral.Web.Features.Papers;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Departments.Household;

/// <summary>One document on the list; on file when its category is attached to the case and open to the unit.</summary>
public sealed record HouseholdItem(string TextKey, bool OnFile);

/// <summary>The list of papers for a registration.</summary>
public sealed record HouseholdListSheet(string From, string To, PaperPerson Person, IReadOnlyList<HouseholdItem> Items);

/// <summary>
/// 户籍申请材料清单. What household police ask for is local practice: the list of two cities' guides (institution's certificate
/// and collective book, hand-over, comparison result, for a child the basic facts and the police statement on the parents).
/// </summary>
public sealed class HouseholdListContent(AppDbContext db, PaperPersonQuery persons) : IPaperContent
{
    private static readonly (string TextKey, string? Category, bool ForMinors)[] Items =
    [
        ("HouseholdPaper.Form", DocumentCategories.HouseholdApplication, false),
        ("HouseholdPaper.Certificate", null, false),
        ("HouseholdPaper.Book", null, false),
        ("HouseholdPaper.Handover", DocumentCategories.HandoverList, false),
        ("HouseholdPaper.Comparison", DocumentCategories.ComparisonStatement, false),
        ("HouseholdPaper.Facts", DocumentCategories.BasicFacts, true),
        ("HouseholdPaper.Parents1", DocumentCategories.CertificateOneMonth, true),
        ("HouseholdPaper.Parents12", DocumentCategories.CertificateTwelveMonths, true),
        ("HouseholdPaper.Notice", DocumentCategories.TracingNotice, false),
        ("HouseholdPaper.Plan", null, false),
        ("HouseholdPaper.Photo", DocumentCategories.Photo, false),
    ];

    public string Kind => "household-list";
    public string View => "/Features/Departments/Household/_ListPaper.cshtml";

    public async Task<object> LoadAsync(Paper paper, PaperSubject subject, CancellationToken token)
    {
        var handoff = subject.Handoff!;
        var units = await db.Set<Organisation>().Where(o => o.Id == handoff.FromOrganisationId || o.Id == handoff.ToOrganisationId)
            .Select(o => new { o.Id, o.Name }).ToDictionaryAsync(o => o.Id, o => o.Name, token);
        var files = await db.Set<Attachment>().Where(a => a.CaseId == handoff.CaseId).Select(a => new { a.Category, a.Group }).Distinct().ToListAsync(token);
        var have = files.Where(f => subject.View.MaySummary(f.Group)).Select(f => f.Category).ToHashSet();
        var person = await persons.LoadAsync(subject, token);
        return new HouseholdListSheet(
            units[handoff.FromOrganisationId], units[handoff.ToOrganisationId], person,
            [.. Items.Where(i => !i.ForMinors || person.Card.IsMinor).Select(i => new HouseholdItem(i.TextKey, i.Category is { } c && have.Contains(c)))]);
    }
}
