using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Departments.Health;
using CaseReferral.Core.Handoffs;
using CaseReferral.Testing;
using CaseReferral.Web.Tests.Features.Access;
using Xunit;

namespace CaseReferral.Web.Tests.Features.Departments;

/// <summary>The hospital's scales: filled in on their page, totalled by the server, corrected by a further entry, read by nobody else.</summary>
public sealed class ScalePagesTests(AppFactory app) : IClassFixture<AppFactory>
{
    private const string Hospital = ScaleStory.Hospital;
    private readonly Story story = new(app);

    private static string At(Guid id, string more = "") => $"/handoffs/{id}/health/scales{more}";

    private async Task<Visitor> HospitalAsync(string path) => await (await app.AsAsync(Hospital)).GoAsync(path);

    /// <summary>Each item of a scale as given, and how it was filled in.</summary>
    private static Dictionary<string, string?> Filled(IEnumerable<int> answers, params (string Field, string? Value)[] more)
    {
        var values = answers.Select((a, i) => (Key: $"Form.Answers[{i}]", Value: (string?)$"{a}")).ToDictionary(p => p.Key, p => p.Value);
        (values["Form.Provider"], values["Form.Asked"]) = ("clinician", "self");
        foreach (var (field, value) in more)
            values["Form." + field] = value;
        return values;
    }

    private static string Summary(Visitor visitor) => visitor.Page.QuerySelector(".err-summary")?.TextContent ?? "";

    private static string Row(Visitor visitor, int at) =>
        string.Join(' ', visitor.Page.QuerySelectorAll("table tbody tr:not(.rowgroup)")[at].Children.Select(c => c.TextContent.Trim()));

    [Fact]
    public async Task Scale_FilledTwice_IsListedWithTotalBandAndTrend()
    {
        var id = await story.TreatedAsync();
        var hospital = await HospitalAsync($"/handoffs/{id}/health");
        Assert.NotNull(hospital.Page.QuerySelector($"a[href='{At(id)}']"));
        await hospital.GoAsync(At(id));
        Assert.NotNull(hospital.Page.QuerySelector($"a[href='{At(id, "/new/gad-7")}']"));
        await hospital.GoAsync(At(id, "/new/gad-7"));
        await hospital.SendAsync(Filled([3, 3, 3, 3, 3, 0, 0], ("On", $"{story.Today.AddDays(-9):yyyy-MM-dd}")));
        Assert.Equal((HttpStatusCode.OK, At(id)), (hospital.Status, hospital.Path));
        Assert.Equal(HandoffStatus.InProgress, (await story.FindAsync(id))!.Status);
        await hospital.GoAsync(At(id, "/new/gad-7"));
        await hospital.SendAsync(Filled([1, 1, 1, 1, 1, 1, 1]));
        Assert.DoesNotMatch(Words.MissingKey(), hospital.Html);
        Assert.EndsWith($"7 {Words.Of(app, "Health.Band.mild")} −8", Row(hospital, 0), StringComparison.Ordinal);
        Assert.EndsWith($"15 {Words.Of(app, "Health.Band.severe")} {Words.Of(app, "Health.Scale.First")}", Row(hospital, 1), StringComparison.Ordinal);
        await hospital.GoAsync($"/handoffs/{id}");
        Assert.EndsWith($"7 {Words.Of(app, "Health.Band.mild")} −8", Row(hospital, 0), StringComparison.Ordinal);
    }

    /// <summary>What the page sends as a total is not even read.</summary>
    [Fact]
    public async Task Total_ComesFromTheServer()
    {
        var id = await story.TreatedAsync();
        var hospital = await HospitalAsync(At(id, "/new/pcl-5"));
        Assert.Null(hospital.Page.QuerySelector("[name='Form.Total']"));
        Assert.Equal(20, hospital.Page.QuerySelectorAll("fieldset.field > legend").Length);
        await hospital.SendAsync(Filled([.. Enumerable.Repeat(2, 11), .. Enumerable.Repeat(1, 9)], ("Total", "80")));
        var content = ScaleContent.Read((await story.ResultsAsync(id)).Single().Content!);
        Assert.Equal((31m, "at-cutoff"), (content.Total, content.Band));
        await hospital.GoAsync(At(id, $"/{(await story.ResultsAsync(id)).Single().Id}"));
        Assert.DoesNotMatch(Words.MissingKey(), hospital.Html);
        Assert.Contains(Words.Full(app, "Health.Scale.Of", "31", 80), hospital.Text, StringComparison.Ordinal);
        // Five of B, two of C, four of D, none of E answered 2: the total is at the cut-off, the pattern is not there.
        Assert.Contains(Words.Of(app, "Health.Pattern.NotMet"), hospital.Text, StringComparison.Ordinal);
        Assert.Contains(Words.Full(app, "Health.Cluster.Score", Words.Of(app, "Health.Cluster.pcl-5.D"), 4, 2, 11), hospital.Text, StringComparison.Ordinal);
        await hospital.GoAsync(At(id));
        Assert.Contains(Words.Of(app, "Health.Pattern.NotMet"), Row(hospital, 0), StringComparison.Ordinal);
        await hospital.GoAsync(At(id, "/new/pcl-5"));
        await hospital.SendAsync(Filled([2, 0, 0, 0, 0, 2, 0, 2, 2, 0, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0]));
        Assert.Contains(Words.Of(app, "Health.Pattern.Met"), Row(hospital, 0), StringComparison.Ordinal);
        await hospital.GoAsync(At(id, $"/{(await story.ResultsAsync(id))[0].Id}"));
        Assert.Contains(Words.Of(app, "Health.Answer.pcl-5.2"), hospital.Page.QuerySelectorAll("[aria-labelledby=items-title] li")[0].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MissingItem_IsSaidAtTheItemAndOnTop_AndTheAnswersStay()
    {
        var id = await story.TreatedAsync();
        var hospital = await HospitalAsync(At(id, "/new/phq-9"));
        var values = Filled([0, 1, 2, 3, 0, 1, 2, 3, 0]);
        values["Form.Answers[3]"] = null;
        await hospital.SendAsync(values);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, hospital.Status);
        var sentence = Words.Full(app, "Error.Scale.Answer", 4);
        Assert.Contains(sentence, Summary(hospital), StringComparison.Ordinal);
        Assert.NotNull(hospital.Page.QuerySelector(".err-summary a[href='#Form_Answers_3_']"));
        var first = hospital.Page.GetElementById("Form_Answers_3_")!;
        Assert.Contains(sentence, first.Closest("fieldset")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("true", first.GetAttribute("aria-invalid"));
        var kept = hospital.Page.QuerySelectorAll<IHtmlInputElement>("input[type=radio][name^='Form.Answers']").Where(r => r.IsChecked).Select(r => $"{r.Name}={r.Value}");
        Assert.Equal(values.Where(v => v.Key.StartsWith("Form.Answers", StringComparison.Ordinal) && v.Value is not null).Select(v => $"{v.Key}={v.Value}"), kept);
        Assert.Empty(await story.ResultsAsync(id));
    }

    [Theory]
    [InlineData("Answers[1]", "4", "Error.Scale.Range"), InlineData("Answers[1]", "-1", "Error.Scale.Range"), InlineData("Answers[1]", "2x", "Error.Scale.Range")]
    [InlineData("Provider", "social-worker", "Error.Choose"), InlineData("Asked", "by-phone", "Error.Choose"), InlineData("Assessor", " ", "Error.Required")]
    [InlineData("On", "2099-01-01", "Error.InFuture"), InlineData("On", "", "Error.Required")]
    public async Task BadInput_IsRefusedInWords(string field, string value, string error)
    {
        var id = await story.TreatedAsync();
        var hospital = await HospitalAsync(At(id, "/new/gad-7"));
        await hospital.SendAsync(Filled([0, 0, 0, 0, 0, 0, 0], (field, value)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, hospital.Status);
        Assert.Contains(error == "Error.Scale.Range" ? Words.Full(app, error, 2, 3) : Words.Of(app, error), Summary(hospital), StringComparison.Ordinal);
        Assert.Empty(await story.ResultsAsync(id));
    }

    [Fact]
    public async Task Phq9_ItemNineAboveZero_AsksWhatWasDone_AndStandsOnTopUntilALaterOneIsZero()
    {
        var id = await story.TreatedAsync();
        var hospital = await HospitalAsync(At(id, "/new/phq-9"));
        await hospital.SendAsync(Filled([0, 0, 0, 0, 0, 0, 0, 0, 1]));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, hospital.Status);
        var sentence = Words.Full(app, "Error.Scale.Safety", 9);
        Assert.Contains(sentence, Summary(hospital), StringComparison.Ordinal);
        Assert.Contains(sentence, hospital.Page.GetElementById("Form_SafetyAction-err")!.TextContent, StringComparison.Ordinal);
        await hospital.SendAsync(Filled([0, 0, 0, 0, 0, 0, 0, 0, 1], ("SafetyAction", "专人陪护，精神科会诊")));
        foreach (var page in new[] { At(id), $"/handoffs/{id}" })
        {
            await hospital.GoAsync(page);
            Assert.Contains("专人陪护，精神科会诊", hospital.Page.QuerySelector(".alert-care")!.TextContent, StringComparison.Ordinal);
            Assert.Contains(Words.Of(app, "Health.Scale.RiskTag"), Row(hospital, 0), StringComparison.Ordinal);
        }
        await story.Phq9Async(id, 0);
        await hospital.GoAsync(At(id));
        Assert.Null(hospital.Page.QuerySelector(".alert-care"));
        Assert.Contains(Words.Of(app, "Health.Scale.RiskTag"), Row(hospital, 1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OtherScale_IsKeptByNameAndTotal()
    {
        var id = await story.TreatedAsync();
        var hospital = await HospitalAsync(At(id, "/new/other"));
        Assert.Null(hospital.Page.QuerySelector("[name^='Form.Answers']"));
        await hospital.SendAsync(Filled([], ("Name", "CRIES-8"), ("Total", "很高")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, hospital.Status);
        Assert.Contains("很高", hospital.Page.QuerySelector("[name='Form.Total']")!.GetAttribute("value")!, StringComparison.Ordinal);
        await hospital.SendAsync(Filled([], ("Name", "CRIES-8"), ("Total", "17.5"), ("Reading", "达到界值")));
        Assert.Contains("CRIES-8", hospital.Page.QuerySelector(".rowgroup")!.TextContent, StringComparison.Ordinal);
        Assert.EndsWith("17.5 达到界值 " + Words.Of(app, "Health.Scale.First"), Row(hospital, 0), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Correction_IsAFurtherEntryWithAReason_AndTheEarlierOneStays()
    {
        var id = await story.TreatedAsync();
        var wrong = await story.Phq9Async(id, 3);
        var hospital = await HospitalAsync(At(id, $"/{wrong}"));
        await hospital.GoAsync(hospital.Page.QuerySelector($"a[href='{At(id, $"/{wrong}/correct")}']")!.GetAttribute("href")!);
        Assert.Equal(9, hospital.Page.QuerySelectorAll<IHtmlInputElement>("input[type=radio][name^='Form.Answers']").Count(r => r.IsChecked && r.Value == "3"));
        await hospital.SendAsync(Filled(Enumerable.Repeat(0, 9)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, hospital.Status);
        Assert.NotNull(hospital.Page.QuerySelector(".err-summary a[href='#Form_Reason']"));
        await hospital.SendAsync(Filled(Enumerable.Repeat(0, 9), ("Reason", "录入时看错行")));
        Assert.Equal(At(id), hospital.Path);
        var rows = await story.ResultsAsync(id);
        Assert.Equal((2, wrong), (rows.Count, rows[1].ReplacesId));
        Assert.Equal(27m, ScaleContent.Read(rows[0].Content!).Total);
        Assert.Single(hospital.Page.QuerySelectorAll("table tbody tr:not(.rowgroup)"));
        Assert.Null(hospital.Page.QuerySelector(".alert-care"));
        await hospital.GoAsync(At(id, $"/{rows[1].Id}"));
        Assert.Contains("录入时看错行", hospital.Text, StringComparison.Ordinal);
        await hospital.GoAsync(At(id, $"/{wrong}"));
        Assert.NotNull(hospital.Page.QuerySelector($".alert a[href='{At(id, $"/{rows[1].Id}")}']"));
        Assert.Null(hospital.Page.QuerySelector($"a[href='{At(id, $"/{wrong}/correct")}']"));
    }

    /// <summary>Two officers correct the same entry: the second learns who was faster, whatever version her page showed.</summary>
    [Fact]
    public async Task Correction_OfWhatWasCorrected_IsAConflict()
    {
        var id = await story.TreatedAsync();
        var wrong = await story.Phq9Async(id, 0);
        var entry = new ScaleEntry { Scale = "phq-9", Answers = [.. Enumerable.Repeat<string?>("0", 9)], On = story.Today, Assessor = "沈样例", Provider = "clinician", Asked = "self", Reason = "改" };
        await story.FillAsync(id, entry, wrong);
        await Assert.ThrowsAsync<StaleException>(() => story.FillAsync(id, entry, wrong));
        await Assert.ThrowsAsync<NotFoundException>(() => story.FillAsync(id, entry with { Scale = "gad-7", Answers = [.. Enumerable.Repeat<string?>("0", 7)] }, wrong));
        await Assert.ThrowsAsync<NotFoundException>(() => story.FillAsync(id, entry, Guid.CreateVersion7()));
        var old = await HospitalAsync(At(id, $"/{wrong}/correct"));
        Assert.Equal(At(id, $"/{wrong}"), old.Path);
    }

    [Fact]
    public async Task StalePage_AnswersConflict_AndKeepsTheAnswers()
    {
        var id = await story.TreatedAsync();
        var hospital = await HospitalAsync(At(id, "/new/gad-7"));
        await story.Phq9Async(id, 0);
        await hospital.SendAsync(Filled([1, 1, 1, 1, 1, 1, 1]));
        Assert.Equal(HttpStatusCode.Conflict, hospital.Status);
        Assert.Equal(7, hospital.Page.QuerySelectorAll<IHtmlInputElement>("input[type=radio][name^='Form.Answers']").Count(r => r.IsChecked));
        Assert.Single(await story.ResultsAsync(id));
        await hospital.SendAsync([]);
        Assert.Equal(2, (await story.ResultsAsync(id)).Count);
    }

    [Fact]
    public async Task DoubleClick_RecordsOnce()
    {
        var id = await story.TreatedAsync();
        var hospital = await HospitalAsync(At(id, "/new/gad-7"));
        var form = hospital.Page.QuerySelectorAll<IHtmlInputElement>("main form input[type=hidden]").Select(i => KeyValuePair.Create(i.Name!, i.Value))
            .Concat(Filled([0, 0, 0, 0, 0, 0, 0], ("On", $"{story.Today:yyyy-MM-dd}"), ("Assessor", "沈样例")).Select(p => KeyValuePair.Create(p.Key, p.Value!))).ToList();
        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => hospital.Http.PostAsync(At(id, "/new/gad-7"), new FormUrlEncodedContent(form), TestContext.Current.CancellationToken)));
        Assert.Single(await story.ResultsAsync(id));
        Assert.Contains(answers, a => a.StatusCode == HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Scale_ForAdults_IsNeitherOfferedNorTakenForAGirlOfSixteen()
    {
        var id = await story.TreatedAsync(await story.PlacedAsync(16), Story.Centre);
        var hospital = await HospitalAsync(At(id));
        Assert.Null(hospital.Page.QuerySelector("main a[href$='/new/phq-9']"));
        Assert.NotNull(hospital.Page.QuerySelector("main a[href$='/new/other']"));
        Assert.Contains(Words.Full(app, "Health.Scale.FromAge", 18), hospital.Page.QuerySelector("[aria-labelledby=new-title]")!.TextContent, StringComparison.Ordinal);
        // The address typed by hand: the sentence, and no form that would be refused only when it is filled in.
        await hospital.GoAsync(At(id, "/new/phq-9"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, hospital.Status);
        Assert.Contains(Words.Full(app, "Rule.ScaleFitsAge", 18), Summary(hospital), StringComparison.Ordinal);
        Assert.Null(hospital.Page.QuerySelector("main form"));
        await hospital.GoAsync(At(id, "/new/other"));
        var fields = Filled(Enumerable.Repeat(0, 9), ("Version", $"{await story.VersionAsync(id)}"), ("On", $"{story.Today:yyyy-MM-dd}"), ("Assessor", "x"));
        await hospital.PostAsync(At(id, "/new/phq-9"), fields.Select(f => KeyValuePair.Create(f.Key, f.Value!)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, hospital.Status);
        Assert.Contains(Words.Full(app, "Rule.ScaleFitsAge", 18), Summary(hospital), StringComparison.Ordinal);
        Assert.Empty(await story.ResultsAsync(id));
    }

    /// <summary>Every page of the scales, asked for by everybody who is not the hospital that works on the hand-off.</summary>
    [Theory]
    [InlineData(Story.Centre, HttpStatusCode.Forbidden), InlineData(Story.Office, HttpStatusCode.Forbidden), InlineData("qinghe-xingzhen", HttpStatusCode.NotFound)]
    [InlineData(Story.Receiver, HttpStatusCode.NotFound), InlineData("xitong", HttpStatusCode.NotFound), InlineData("colleague", HttpStatusCode.Forbidden)]
    public async Task Pages_ForAnybodyElse_AreClosed(string account, HttpStatusCode expected)
    {
        var id = await story.TreatedAsync(await story.PlacedAsync(16), Story.Centre);
        var result = await story.FillAsync(id, new() { Scale = "other", Name = "CRIES-8", Total = 20, On = story.Today, Assessor = "沈样例", Provider = "clinician", Asked = "self" });
        var visitor = await app.AsAsync(account == "colleague" ? await app.ColleagueOfAsync(Hospital) : account);
        foreach (var page in new[] { At(id), At(id, "/new/other"), At(id, $"/{result}"), At(id, $"/{result}/correct") })
        {
            await visitor.GoAsync(page);
            Assert.Equal((page, expected), (page, visitor.Status));
        }
        await visitor.GoAsync("/help");
        await visitor.PostAsync(At(id, "/new/other"), [new("Form.Version", $"{await story.VersionAsync(id)}")]);
        Assert.Equal(expected, visitor.Status);
        Assert.Single(await story.ResultsAsync(id));
    }

    [Fact]
    public async Task Pages_BeforeAcceptanceAreClosed_AndAfterTheReportOnlyRead()
    {
        var id = await story.SendAsync(await story.RescueAsync(30), HealthKind.KeyName, Story.Police, Hospital);
        await story.FireAsync(Hospital, id, HandoffAction.Sign);
        var hospital = await HospitalAsync(At(id));
        Assert.Equal(HttpStatusCode.Forbidden, hospital.Status);
        await story.FireAsync(Hospital, id, HandoffAction.Accept);
        var result = await story.Phq9Async(id, 0);
        await hospital.GoAsync($"/handoffs/{id}/health");
        await hospital.SendAsync(new() { ["Form.ScreenedOn"] = $"{story.Today:yyyy-MM-dd}", ["Form.ScreeningResult"] = "follow-up" });
        await story.FireAsync(Hospital, id, HandoffAction.Report);
        Assert.Equal(HttpStatusCode.OK, (await hospital.GoAsync(At(id, $"/{result}"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await hospital.GoAsync(At(id))).Status);
        Assert.Null(hospital.Page.QuerySelector("main a[href*='/new/']"));
        foreach (var form in new[] { "/new/phq-9", $"/{result}/correct" })
            Assert.Equal(HttpStatusCode.Forbidden, (await hospital.GoAsync(At(id, form))).Status);
    }

    [Fact]
    public async Task UnknownScaleOrEntry_OrAnotherLinesHandoff_IsNotFound()
    {
        var (id, other) = (await story.TreatedAsync(), await story.TreatedAsync());
        var foreign = await story.Phq9Async(other, 0);
        var hospital = await app.AsAsync(Hospital);
        foreach (var page in new[] { At(id, "/new/sdq"), At(id, $"/{foreign}"), At(id, $"/{foreign}/correct"), At(await story.HandoffAsync(HandoffStatus.Accepted)) })
            Assert.Equal(HttpStatusCode.NotFound, (await hospital.GoAsync(page)).Status);
        await hospital.GoAsync(At(id, "/new/gad-7"));
        await hospital.PostAsync(At(id, "/new/sdq"), [new("Form.Version", $"{await story.VersionAsync(id)}")]);
        Assert.Equal(HttpStatusCode.NotFound, hospital.Status);
    }

    /// <summary>
    /// The sender, who is also the owner, reads the summary line; of the scales no word, no total and no name stands on any page
    /// of hers, and the history says no more than that the hospital wrote something.
    /// </summary>
    [Fact]
    public async Task Sender_LearnsNothingOfTheScales()
    {
        var @case = await story.PlacedAsync(16);
        var id = await story.TreatedAsync(@case, Story.Centre);
        var entry = new ScaleEntry { Scale = "other", Name = "鼍甲甲", Total = 4321.5m, Reading = "鼍乙乙", On = story.Today, Assessor = "鼍丙丙", Provider = "clinician", Asked = "self", Edition = "鼍丁丁" };
        var wrong = await story.FillAsync(id, entry);
        await story.FillAsync(id, entry with { Total = 4322.5m, Reason = "鼍戊戊" }, wrong);
        var hospital = await HospitalAsync($"/handoffs/{id}/health");
        await hospital.SendAsync(new() { ["Form.ScreenedOn"] = $"{story.Today:yyyy-MM-dd}", ["Form.ScreeningResult"] = "follow-up", ["Form.CareSummary"] = "照护要点甲" });
        await hospital.GoAsync($"/handoffs/{id}");
        Assert.Contains("4322.5", hospital.Text, StringComparison.Ordinal);
        var history = await HospitalAsync($"/cases/{@case}/history");
        Assert.Contains(Words.Of(app, "TrailEntity.ScaleResult"), history.Text, StringComparison.Ordinal);
        foreach (var account in new[] { Story.Centre, Story.Police, Story.Office })
        {
            var reader = await app.AsAsync(account);
            foreach (var page in new[] { $"/handoffs/{id}", $"/cases/{@case}", $"/cases/{@case}/history", "/handoffs", "/", $"/cases/{@case}/privacy" })
            {
                await reader.GoAsync(page);
                foreach (var secret in new[] { "鼍", "4321.5", "4322.5", "/health/scales" })
                    Assert.False(reader.Html.Contains(secret, StringComparison.Ordinal), $"{account} {page} {secret}");
            }
        }
        var sender = await (await app.AsAsync(Story.Centre)).GoAsync($"/handoffs/{id}");
        Assert.Contains("照护要点甲", sender.Text, StringComparison.Ordinal);
    }

    /// <summary>并案: what the hospital has filled in goes on in the case that stays.</summary>
    [Fact]
    public async Task Merge_TakesTheScalesAlong()
    {
        var (from, into) = (await story.RescueAsync(30), await story.RescueAsync(30));
        var id = await story.TreatedAsync(from);
        var result = await story.Phq9Async(id, 0);
        var number = await story.ReadAsync(async db => (await db.Set<Case>().FindAsync(into))!.Number);
        await story.ActAsync(Story.Police + "-lead", from, CaseAction.Merge, new() { OtherCaseNumber = number, SamePerson = true });
        Assert.Equal(into, (await story.ResultsAsync(id)).Single().CaseId);
        Assert.Equal(HttpStatusCode.OK, (await HospitalAsync(At(id, $"/{result}"))).Status);
    }
}
