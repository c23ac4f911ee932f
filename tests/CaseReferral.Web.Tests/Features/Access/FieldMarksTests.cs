using CaseReferral.Core.Access;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Officers;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Privacy;
using CaseReferral.Testing;
using CaseReferral.Web.Tests.Protection;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Web.Tests.Features.Access;

/// <summary>
/// After all departments have worked, everybody signs in and opens every page, paper, file and export there is. What was typed into a
/// field is shown to nobody whose unit may not see the field's group of that case: neither field nor page is listed here.
/// </summary>
public sealed class FieldMarksTests
{
    [Fact]
    public async Task EveryRole_OnEveryPageAndFile_SeesNoTextOfAGroupThatIsNotItsOwn()
    {
        await using var app = new AppFactory();
        var city = new CityAtWork(app);
        await city.WorkAsync();
        var marks = (await FieldMarks.ReadAsync(app, city.Forms)).ToLookup(m => m.Text);
        var needles = new Needles(marks.Select(m => m.Key));
        var readers = await new Story(app).ReadAsync(ReadersAsync);
        var (faults, shown) = (new HashSet<string>(), new HashSet<(Department?, FieldGroup)>());
        var tour = await AddressTour.WalkAsync(app);
        foreach (var (account, path, body) in tour.Answers)
            foreach (var text in needles.In(body))
                if (marks[text].FirstOrDefault(m => readers[account].May(m)) is { } mark)
                    shown.Add((readers[account].Department, mark.Group));
                else
                    faults.Add($"{account} reads {string.Join(", ", marks[text].Select(m => $"{m.Field} ({m.Group})").Distinct())} on {path}");
        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.True(tour.DeadLinks.Count == 0, string.Join('\n', tour.DeadLinks));
        // What may be seen is seen, so what was not found was looked for in the right place.
        Assert.Superset(new HashSet<(Department?, FieldGroup)>
        {
            (Department.Police, FieldGroup.Sampling), (Department.Police, FieldGroup.Rescue), (Department.CivilAffairs, FieldGroup.Placement),
            (Department.CivilAffairs, FieldGroup.Family), (Department.Health, FieldGroup.Health), (Department.LegalAid, FieldGroup.Legal),
            (Department.Education, FieldGroup.Schooling), (Department.HumanResources, FieldGroup.Employment), (Department.Office, FieldGroup.Handoffs),
        }, shown);
        Assert.True(tour.Answers.Select(a => a.Path).Distinct().Count() > 200 && marks.Count > 100);
    }

    /// <summary>Of every account: what its unit has to do with each case.</summary>
    private static async Task<Dictionary<string, Reader>> ReadersAsync(AppDbContext db)
    {
        var (access, handoffs) = (await db.Set<CaseAccess>().ToListAsync(), await db.Set<Handoff>().ToListAsync());
        var officers = await db.Users.Join(db.Set<Organisation>(), o => o.OrganisationId, u => u.Id, (o, u) => new { o.UserName, o.Role, Unit = u }).ToListAsync();
        return officers.ToDictionary(o => o.UserName!, o => new Reader(o.Role, o.Unit, access, handoffs));
    }

    /// <summary>The rule as it was agreed, told once more and without the application's projection.</summary>
    private sealed class Reader(OfficerRole role, Organisation unit, IReadOnlyList<CaseAccess> access, IReadOnlyList<Handoff> handoffs)
    {
        public Department? Department => role.IsAdministrator() ? null : unit.Kind.Department();

        public bool May(FieldMark mark)
        {
            if (Department is not { } department)
                return role == OfficerRole.SecurityAdministrator && mark.Field.StartsWith(nameof(DataIncident), StringComparison.Ordinal);
            if (mark.CaseId is null)
                return false;
            // Timelines of hand-offs name no group of their own: they are of the hand-off.
            var group = mark.Group == FieldGroup.None ? FieldGroup.Handoffs : mark.Group;
            var mine = handoffs.Where(h => h.CaseId == mark.CaseId && (h.FromOrganisationId == unit.Id || h.ToOrganisationId == unit.Id)).ToList();
            var roles = access.Where(a => a.CaseId == mark.CaseId && a.OrganisationId == unit.Id).Select(a => a.Role).ToList();
            if (department != Core.Organisations.Department.Office && mine.Count == 0 && roles.Count == 0)
                return false;
            if (mark.IsClinical)
                return mark.Writer == unit.Id;
            if (group == FieldGroup.Handoffs || mark.Writer == unit.Id || mark.Author == unit.Id)
                return true;
            var wanted = mark.IsSummary ? AccessLevel.Summary : AccessLevel.Read;
            var whole = roles.Any(r => r is AccessRole.Owner or AccessRole.Origin);
            return DisclosureMatrix.Level(department, group) >= wanted && (whole || mine.Any(h => (h.Package & group) != 0));
        }
    }
}
