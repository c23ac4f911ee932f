using System.Text.RegularExpressions;
using AngleSharp.Dom;
using CaseReferral.Testing;
using CaseReferral.Web.Tests.Features.Departments;
using Xunit;

namespace CaseReferral.Web.Tests.Shell;

/// <summary>A field that another answer makes required never says that it is optional: it says when it must be filled, tied to its control.</summary>
public sealed partial class FieldConditionTests(AppFactory app) : IClassFixture<AppFactory>
{
    private readonly Story story = new(app);

    [Theory]
    [InlineData("zh-CN", "高风险的必填")]
    [InlineData("en", "Required if the risk is high")]
    public async Task Visit_SaysWhenAFieldIsRequired_InBothLanguages(string language, string sentence)
    {
        var id = await story.FollowedUpAsync();
        var home = await app.AsAsync(Story.Centre);
        await home.GoAsync("/language/" + language);
        await home.GoAsync($"/cases/{id}/visits/new");
        foreach (var field in new[] { "SafetyNote", "OwnWords", "NotHeardReason", "NextOn", "ReportSituation", "ReportedToId", "ReportedAt", "ReportedTime", "ReportText" })
            AssertConditional(home, "Form_" + field);
        Assert.Equal(sentence, home.Page.GetElementById("Form_ReportText-when")!.TextContent);
        Assert.NotNull(home.Page.QuerySelector("label[for=Form_NeedsNote] .opt"));
        await home.GoAsync("/language/zh-CN");
    }

    [Fact]
    public async Task SafetyAction_OfAScale_IsConditional()
    {
        var id = await story.TreatedAsync();
        AssertConditional(await (await app.AsAsync(ScaleStory.Hospital)).GoAsync($"/handoffs/{id}/health/scales/new/phq-9"), "Form_SafetyAction");
    }

    private static void AssertConditional(Visitor visitor, string id)
    {
        var control = visitor.Page.GetElementById(id)!;
        var described = (control.GetAttribute("aria-describedby") ?? control.Closest("fieldset[aria-describedby]")?.GetAttribute("aria-describedby") ?? "").Split(' ');
        Assert.True(described.Contains(id + "-when"), $"{id} is described by {string.Join(' ', described)}");
        Assert.NotEqual("", visitor.Page.GetElementById(id + "-when")!.TextContent);
        Assert.Null(visitor.Page.QuerySelector($"label[for='{id}'] .opt"));
    }

    /// <summary>The condition of a field is its own sentence, not a part of the hint how to fill it in.</summary>
    [Fact]
    public void Hints_NameNoCondition()
    {
        var hints = Sources.Files(".cshtml").SelectMany(f => Hint().Matches(f.Text).Select(m => m.Groups[1].Value)).Distinct().ToList();
        var texts = Sources.Files(".json").Select(f => f.Text).Where(t => hints.Any(h => t.Contains($"\"{h}\"", StringComparison.Ordinal))).ToList();
        Assert.True(hints.Count > 50, $"only {hints.Count} hints were found");
        Assert.DoesNotContain(hints, h => texts.Any(t => Regex.IsMatch(t, $"\"{Regex.Escape(h)}\": \\[\"[^\"]*必填")));
    }

    [GeneratedRegex("hint=\"([A-Za-z.]+)\"")]
    private static partial Regex Hint();
}
