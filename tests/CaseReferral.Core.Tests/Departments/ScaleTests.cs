using CaseReferral.Core.Departments.Health;
using Xunit;

namespace CaseReferral.Core.Tests.Departments;

/// <summary>Scores of PHQ-9, GAD-7 and PCL-5 (domain 4.5), and what a filled form must hold.</summary>
public sealed class ScaleTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    public static TheoryData<string> Codes => [.. Scales.All.Select(s => s.Code)];

    private static Scale Of(string code) => Scales.Find(code)!;

    /// <summary>Answers with this total, the first items as high as they go.</summary>
    private static int[] Answers(Scale scale, int total) =>
        [.. Enumerable.Range(0, scale.Items).Select(i => Math.Clamp(total - i * scale.MaxAnswer, 0, scale.MaxAnswer))];

    private static ScaleEntry Entry(Scale scale, IEnumerable<int> answers) => new()
    {
        Scale = scale.Code,
        Answers = [.. answers.Select(a => (string?)$"{a}")],
        On = Today,
        Assessor = " 沈样例 ",
        Provider = "clinician",
        Asked = "self",
    };

    private static readonly ScaleEntry Named = new() { Scale = Scales.Other, Name = " CRIES-8 ", Total = 17, On = Today, Assessor = "沈样例", Provider = "counsellor", Asked = "read-out" };

    [Theory]
    [InlineData(0, "minimal"), InlineData(4, "minimal"), InlineData(5, "mild"), InlineData(9, "mild"), InlineData(10, "moderate")]
    [InlineData(14, "moderate"), InlineData(15, "moderately-severe"), InlineData(19, "moderately-severe"), InlineData(20, "severe"), InlineData(27, "severe")]
    public void Phq9_Band_ChangesAt5And10And15And20(int total, string band) => AssertBand(Scales.Phq9, total, band);

    [Theory]
    [InlineData(0, "minimal"), InlineData(4, "minimal"), InlineData(5, "mild"), InlineData(9, "mild")]
    [InlineData(10, "moderate"), InlineData(14, "moderate"), InlineData(15, "severe"), InlineData(21, "severe")]
    public void Gad7_Band_ChangesAt5And10And15(int total, string band) => AssertBand(Scales.Gad7, total, band);

    [Theory]
    [InlineData(0, "below-cutoff"), InlineData(30, "below-cutoff"), InlineData(31, "at-cutoff"), InlineData(33, "at-cutoff")]
    [InlineData(34, "above-cutoff"), InlineData(80, "above-cutoff")]
    public void Pcl5_CutOff_IsTheRange31To33(int total, string band) => AssertBand(Scales.Pcl5, total, band);

    private static void AssertBand(Scale scale, int total, string band)
    {
        var answers = Answers(scale, total);
        Assert.Equal((total, band), (scale.Total(answers), scale.Band(total)));
        Assert.Equal(band, ScaleContent.Of(Entry(scale, answers) with { SafetyAction = "陪护" }).Band);
    }

    [Theory]
    [InlineData("phq-9", 9, 3, 27), InlineData("gad-7", 7, 3, 21), InlineData("pcl-5", 20, 4, 80)]
    public void Scale_HasItsItemsAndRange(string code, int items, int max, int total) =>
        Assert.Equal((items, max, total), (Of(code).Items, Of(code).MaxAnswer, Of(code).MaxTotal));

    /// <summary>Every total there can be has exactly one band.</summary>
    [Theory, MemberData(nameof(Codes))]
    public void Bands_CoverEveryTotal_WithoutGapOrOverlap(string code) =>
        Assert.All(Enumerable.Range(0, Of(code).MaxTotal + 1), total => Assert.Single(Of(code).Bands, b => total >= b.From && total <= b.To));

    /// <summary>Over many filled forms: the total is the sum of the answers, and never leaves the range.</summary>
    [Theory, MemberData(nameof(Codes))]
    public void Total_IsTheSumOfTheAnswers(string code)
    {
        var (scale, random) = (Of(code), new Random(20261125));
        for (var run = 0; run < 500; run++)
        {
            var answers = Enumerable.Range(0, scale.Items).Select(_ => random.Next(scale.MaxAnswer + 1)).ToArray();
            var sum = 0;
            foreach (var answer in answers)
                sum += answer;
            var content = ScaleContent.Of(Entry(scale, answers) with { SafetyAction = "陪护", Total = 999 });
            Assert.Equal(sum, content.Total);
            Assert.InRange(content.Total, 0, scale.MaxTotal);
            Assert.Equivalent(content, ScaleContent.Read(content.Write()), strict: true);
        }
    }

    [Theory, MemberData(nameof(Codes))]
    public void Total_OfAFormThatIsNotWhole_IsRefused(string code)
    {
        var scale = Of(code);
        Assert.Throws<ArgumentException>(() => scale.Total(Answers(scale, 1)[1..]));
        Assert.Throws<ArgumentException>(() => scale.Total([.. Answers(scale, 1), 0]));
        Assert.Throws<ArgumentException>(() => scale.Total([scale.MaxAnswer + 1, .. Answers(scale, 0)[1..]]));
        Assert.Throws<ArgumentException>(() => scale.Total([-1, .. Answers(scale, 0)[1..]]));
    }

    /// <summary>Whatever the total: one point at item 9 is danger, and all the others together are none.</summary>
    [Theory]
    [InlineData(0, false), InlineData(1, true), InlineData(2, true), InlineData(3, true)]
    public void Phq9_ItemNine_AboveZero_IsRisk(int answer, bool risk)
    {
        Assert.Equal(risk, Scales.Phq9.IsRisk([0, 0, 0, 0, 0, 0, 0, 0, answer]));
        Assert.Equal(risk, Scales.Phq9.IsRisk([3, 3, 3, 3, 3, 3, 3, 3, answer]));
        Assert.False(Scales.Gad7.IsRisk([3, 3, 3, 3, 3, 3, 3]));
    }

    /// <summary>PCL-5 by DSM-5: at least 1 B, 1 C, 2 D and 2 E, each answered 2 or more; one fewer of any is no pattern.</summary>
    [Theory]
    [InlineData("1:2 6:2 8:2 9:2 15:2 16:2", true), InlineData("5:4 7:2 13:2 14:3 19:2 20:2", true)]
    [InlineData("1:1 6:2 8:2 9:2 15:2 16:2", false), InlineData("6:2 8:2 9:2 15:2 16:2", false), InlineData("1:2 8:2 9:2 15:2 16:2", false)]
    [InlineData("1:2 6:2 8:4 15:2 16:2", false), InlineData("1:2 6:2 8:2 9:2 15:4 16:1", false), InlineData("1:4 2:4 3:4 4:4 5:4 6:4 7:4", false), InlineData("", false)]
    public void Pcl5_Pattern_NeedsItsSymptomsOfEachCluster(string items, bool pattern)
    {
        var answers = new int[20];
        foreach (var item in items.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(i => i.Split(':')))
            answers[int.Parse(item[0], System.Globalization.CultureInfo.InvariantCulture) - 1] = int.Parse(item[1], System.Globalization.CultureInfo.InvariantCulture);
        var content = ScaleContent.Of(Entry(Scales.Pcl5, answers));
        Assert.Equal(pattern, content.HasPattern);
        Assert.Equal((int)content.Total, content.Clusters.Sum(c => c.Total));
        Assert.Equal(pattern, ScaleContent.Read(content.Write()).HasPattern);
    }

    [Fact]
    public void Clusters_OfPcl5_AreAllItsItemsOnce_AndOtherScalesHaveNone()
    {
        Assert.Equal(Enumerable.Range(1, 20), Scales.Pcl5.Clusters.SelectMany(c => Enumerable.Range(c.From, c.To - c.From + 1)));
        Assert.Null(ScaleContent.Of(Entry(Scales.Gad7, Answers(Scales.Gad7, 21))).HasPattern);
        Assert.Null(ScaleContent.Of(Named).HasPattern);
        Assert.Empty(Scales.Pcl5.Score([2, 2]));
    }

    [Theory]
    [InlineData(17, false), InlineData(18, true), InlineData(null, true)]
    public void Scale_IsForAdults(int? age, bool suits) => Assert.All(Scales.All, s => Assert.Equal(suits, s.Suits(age)));

    private static string Said(ScaleEntry entry, bool replaces = false) =>
        string.Join(' ', ScaleCheck.Errors(entry, Today, replaces).Select(e => $"{e.Field}:{e.Key.Split('.')[^1]}"));

    [Theory]
    [InlineData(null, "Answers[2]:Answer"), InlineData("", "Answers[2]:Answer"), InlineData("4", "Answers[2]:Range"), InlineData("-1", "Answers[2]:Range")]
    [InlineData("1.5", "Answers[2]:Range"), InlineData("x", "Answers[2]:Range"), InlineData("3", ""), InlineData("0", "")]
    public void Check_OfOneItem_NamesIt(string? answer, string expected)
    {
        var answers = Entry(Scales.Gad7, Answers(Scales.Gad7, 5)).Answers.ToList();
        answers[2] = answer;
        Assert.Equal(expected, Said(Entry(Scales.Gad7, []) with { Answers = answers }));
    }

    [Fact]
    public void Check_OfAnEmptyForm_NamesEveryItemAtOnce() =>
        Assert.Equal(7, ScaleCheck.Errors(Entry(Scales.Gad7, []), Today, false).Count(e => e.Key == "Error.Scale.Answer"));

    [Theory]
    [InlineData(1, null, "SafetyAction:Safety"), InlineData(3, " ", "SafetyAction:Safety"), InlineData(1, "医师评估，专人陪护", ""), InlineData(0, null, "")]
    public void Check_OfDanger_AsksWhatWasDone(int nine, string? action, string expected) =>
        Assert.Equal(expected, Said(Entry(Scales.Phq9, [0, 0, 0, 0, 0, 0, 0, 0, nine]) with { SafetyAction = action }));

    [Fact]
    public void Check_OfHowItWasFilled_AsksDayAssessorAndWay()
    {
        var entry = Entry(Scales.Gad7, Answers(Scales.Gad7, 0));
        Assert.Equal("On:Required Assessor:Required Provider:Choose Asked:Choose", Said(entry with { On = null, Assessor = " ", Provider = null, Asked = "by-phone" }));
        Assert.Equal("On:InFuture", Said(entry with { On = Today.AddDays(1) }));
        Assert.Equal("Provider:Choose", Said(entry with { Provider = "social-worker" }));
        Assert.Equal("Reason:Required", Said(entry, replaces: true));
        Assert.Equal("Assessor:TooLong Edition:TooLong", Said(entry with { Assessor = new('沈', 51), Edition = new('文', 101) }));
    }

    [Theory]
    [InlineData("17", ""), InlineData("0", ""), InlineData("1.25", ""), InlineData("9999", ""), InlineData("9999.5", "Total:Total")]
    [InlineData("-1", "Total:Total"), InlineData("1.255", "Total:Total"), InlineData(null, "Total:Required")]
    public void Check_OfAScaleByName_AsksForItsTotal(string? total, string expected) =>
        Assert.Equal(expected, Said(Named with { Total = total is null ? null : decimal.Parse(total, System.Globalization.CultureInfo.InvariantCulture) }));

    [Fact]
    public void Content_OfAScaleByName_KeepsNameAndTotalAndNoItems()
    {
        Assert.Equal("Name:Required", Said(Named with { Name = "" }));
        var content = ScaleContent.Of(Named with { Answers = ["1", "2"], SafetyAction = "x" });
        Assert.Equal(("CRIES-8", 17m, 0, null, null), (content.Name, content.Total, content.Answers.Count, content.Band, content.SafetyAction));
    }

    private static ScaleResult Result(ScaleEntry entry, int daysAgo, Guid? replaces = null) =>
        new(Guid.Empty, Guid.Empty, Today.AddDays(-daysAgo), ScaleContent.Of(entry), replaces, "沈样例", new DateTime(2026, 3, 2, 1, 0, 0, DateTimeKind.Utc));

    [Fact]
    public void History_IsByScale_NewestFirst_WithTheDifferenceToTheOneBefore()
    {
        var history = ScaleHistory.Of(
        [
            Result(Entry(Scales.Phq9, Answers(Scales.Phq9, 12)), 10), Result(Entry(Scales.Phq9, Answers(Scales.Phq9, 20)), 60), Result(Entry(Scales.Phq9, Answers(Scales.Phq9, 14)), 30),
            Result(Named, 5), Result(Named with { Name = "ITQ", Total = 3 }, 4),
        ]);
        Assert.Equal([null, "CRIES-8", "ITQ"], history.Groups.Select(g => g.Name));
        Assert.Equal([(12m, -2m), (14m, -6m), (20m, null)], history.Groups[0].Lines.Select(l => (l.Content.Total, l.Change)));
        Assert.Empty(history.Risks);
    }

    /// <summary>A corrected entry is no earlier result; the danger it told of by mistake is told no more, one that stands is.</summary>
    [Fact]
    public void History_LeavesOutWhatWasReplaced()
    {
        var wrong = Result(Entry(Scales.Phq9, [0, 0, 0, 0, 0, 0, 0, 0, 3]) with { SafetyAction = "陪护" }, 10);
        var right = Result(Entry(Scales.Phq9, Answers(Scales.Phq9, 3)), 10, wrong.Id);
        var history = ScaleHistory.Of([wrong, right]);
        Assert.Equal((right, (decimal?)null), (history.Groups[0].Lines.Single().Result, history.Groups[0].Lines[0].Change));
        Assert.Equal(wrong, history.Replaced.Single().Result);
        Assert.True(history.IsReplaced(wrong.Id) && !history.IsReplaced(right.Id));
        Assert.Empty(history.Risks);
        Assert.Single(ScaleHistory.Of([wrong]).Risks);
    }
}
