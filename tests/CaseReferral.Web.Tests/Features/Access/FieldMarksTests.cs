using CaseReferral.Testing;
using CaseReferral.Web.Tests.Protection;
using Xunit;

namespace CaseReferral.Web.Tests.Features.Access;

/// <summary>
/// After all departments have worked, everybody signs in and opens every page, paper, file and export there is. What was typed into a
/// field is shown to nobody whose unit may not see the field's group of that case.
/// </summary>
public sealed class FieldMarksTests
{
    [Fact]
    public async Task EveryRole_OnEveryPageAndFile_SeesNoTextOfAGroupThatIsNotItsOwn()
    {
        await using var app = new AppFactory();
        var city = new CityAtWork(app);
        await city.WorkAsync();
        var marks = await FieldMarks.ReadAsync(app, city.Forms);
        var needles = new Needles(marks.Select(m => m.Text));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var tour = await AddressTour.WalkAsync(app);
        var log = new List<string>([$"{watch.Elapsed} {tour.Answers.Count} {tour.Answers.Select(a => a.Path).Distinct().Count()}"]);
        log.AddRange(tour.Answers.GroupBy(a => a.Account).Select(g => $"#{g.Key} {g.Count()}"));
        foreach (var (account, path, body) in tour.Answers)
            foreach (var text in needles.In(body))
                foreach (var m in marks.Where(m => m.Text == text))
                    log.Add($"{account}\t{m.Field}\t{m.Group}\t{path}");
        File.WriteAllLines("/tmp/audit23.marks", log.Distinct());
        Assert.True(marks.Count > 100, $"{marks.Count}");
    }
}
