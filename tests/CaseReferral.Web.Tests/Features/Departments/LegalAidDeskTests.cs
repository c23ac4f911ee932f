using System.Net;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.LegalAid;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Trail;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CaseReferral.Web.Tests.Features.Departments;

/// <summary>The whole job of the legal-aid clerk: register, assignment, application, termination and the text of the year.</summary>
public sealed class LegalAidDeskTests : IAsyncDisposable
{
    private readonly AppFactory app = new();
    private readonly Story story;

    public LegalAidDeskTests() => story = new(app);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private string Day => $"{story.Today:yyyy-MM-dd}";

    private Task<Guid> LawyerAsync(string name) => story.ReadAsync(db => db.Set<Lawyer>().Where(l => l.Name == name).Select(l => l.Id).SingleAsync());

    private Task<LegalAidRecord> RecordAsync(Guid handoff) => story.ReadAsync(db => db.Set<LegalAidRecord>().AsNoTracking().SingleAsync(r => r.HandoffId == handoff));

    /// <summary>A matter of a child of nine, or of a woman of thirty, that the centre has taken on.</summary>
    private Task<Guid> MatterAsync(int age = 9) => story.HandoffAsync(HandoffStatus.Accepted, age: age);

    private async Task<Visitor> WriteAsync(Guid handoff, Dictionary<string, string?> values, HttpStatusCode expected = HttpStatusCode.OK)
    {
        var clerk = await (await app.AsAsync(Story.Receiver)).GoAsync($"/handoffs/{handoff}/legal-aid");
        await clerk.SendAsync(new(values) { ["Form.DecidedOn"] = Day, ["Form.Decision"] = values.GetValueOrDefault("Form.Decision") ?? "granted" });
        Assert.True(expected == clerk.Status, clerk.Page.QuerySelector(".err-summary")?.TextContent ?? $"{clerk.Status}");
        Assert.DoesNotMatch(Words.MissingKey(), clerk.Html);
        return clerk;
    }

    private async Task<Visitor> AssignAsync(Guid handoff, string lawyer, string? reason = null, HttpStatusCode expected = HttpStatusCode.OK) =>
        await WriteAsync(handoff, new() { ["Form.LawyerId"] = $"{await LawyerAsync(lawyer)}", ["Form.LawyerReason"] = reason, ["Form.AssignedOn"] = Day }, expected);

    [Fact]
    public async Task Register_IsKeptByTheCentre_AndSeenByNobodyElse()
    {
        var clerk = await (await app.AsAsync(Story.Receiver)).GoAsync("/lawyers/new");
        await clerk.SendAsync(new() { ["Form.Name"] = "华样例", ["Form.Firm"] = "云川样例律师事务所", ["Form.LicenceNumber"] = "19999201910000009", ["Form.ForMinors"] = "true" });
        Assert.Contains("华样例", clerk.Text, StringComparison.Ordinal);
        var id = await LawyerAsync("华样例");
        await clerk.GoAsync("/lawyers/new");
        await clerk.SendAsync(new() { ["Form.Name"] = "另一位", ["Form.Firm"] = "云川样例律师事务所", ["Form.LicenceNumber"] = "19999201910000009" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, clerk.Status);
        Assert.Contains(Words.Of(app, "Error.LicenceTaken"), clerk.Text, StringComparison.Ordinal);
        await story.ActorAsync(Story.Elsewhere);
        var other = await (await app.AsAsync(Story.Elsewhere)).GoAsync("/lawyers");
        Assert.DoesNotContain("华样例", other.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GoAsync($"/lawyers/{id}")).Status);
        foreach (var account in new[] { Story.Police, Story.Office, Story.Centre, "xitong" })
            Assert.Equal(HttpStatusCode.Forbidden, (await (await app.AsAsync(account)).GoAsync("/lawyers")).Status);
        Assert.True(await story.ReadAsync(db => db.Set<AuditEntry>().AnyAsync(a => a.Entity == nameof(Lawyer) && a.EntityId == $"{id}")));
    }

    [Fact]
    public async Task Register_ChangedByTwo_TheSecondIsTold()
    {
        var id = await LawyerAsync("施律师");
        var first = await (await app.AsAsync(Story.Receiver)).GoAsync($"/lawyers/{id}");
        var second = await (await app.AsAsync(Story.Receiver + "-lead")).GoAsync($"/lawyers/{id}");
        await first.SendAsync(new() { ["Form.Firm"] = "新律师事务所" });
        await second.SendAsync(new() { ["Form.ForMinors"] = "true" });
        Assert.Equal(HttpStatusCode.Conflict, second.Status);
        Assert.False(await story.ReadAsync(db => db.Set<Lawyer>().Where(l => l.Id == id).Select(l => l.ForMinors).SingleAsync()));
    }

    /// <summary>G-08 (未成年人保护法 Art. 104): the flag first, then who has least to do; each line says why.</summary>
    [Fact]
    public async Task Assigning_OffersByFitThenByLoad_AndSaysWhy()
    {
        await AssignAsync(await MatterAsync(), "牛律师");
        var matter = await MatterAsync();
        var clerk = await (await app.AsAsync(Story.Receiver)).GoAsync($"/handoffs/{matter}/legal-aid");
        var offered = clerk.Page.QuerySelectorAll("[name='Form.LawyerId'] option").Select(o => o.TextContent).Where(t => t.Contains("律师", StringComparison.Ordinal)).ToList();
        // 牛 is flagged for women as well, which goes before her load for a girl; 孟 before 施 among those who need a reason.
        Assert.Equal(["牛", "钱", "孟", "施"], offered.Select(t => t[..1]));
        Assert.Contains("在办 1 件", offered.Single(t => t.StartsWith('牛')), StringComparison.Ordinal);
        Assert.All(offered.Skip(2), t => Assert.Contains("需说明理由", t, StringComparison.Ordinal));
        await clerk.GoAsync("/lawyers");
        Assert.Contains(clerk.Page.QuerySelectorAll("tbody tr"), r => r.TextContent.Contains("牛律师", StringComparison.Ordinal) && r.LastElementChild!.TextContent.Trim().EndsWith('1'));
    }

    [Fact]
    public async Task Minor_WithoutAFlaggedLawyer_NeedsAReason_WhichStaysOnFile()
    {
        var matter = await MatterAsync();
        var clerk = await AssignAsync(matter, "施律师", expected: HttpStatusCode.UnprocessableEntity);
        Assert.Contains(Words.Of(app, "Rule.MinorsLawyerForMinor"), clerk.Text, StringComparison.Ordinal);
        Assert.False(await story.ReadAsync(db => db.Set<LegalAidRecord>().AnyAsync(r => r.HandoffId == matter)));
        clerk = await AssignAsync(matter, "施律师", "名册中熟悉未成年人的律师均须回避");
        Assert.Contains("名册中熟悉未成年人的律师均须回避", clerk.Text, StringComparison.Ordinal);
        Assert.Equal(("施律师", false), (await RecordAsync(matter)) is var r ? (r.Lawyer, r.LawyerForMinors) : default);
    }

    /// <summary>A direct post of a lawyer of another centre, or of one who is assigned no more.</summary>
    [Fact]
    public async Task Assigning_OutsideTheRegister_IsRefused()
    {
        var matter = await MatterAsync(30);
        await story.ActorAsync(Story.Elsewhere);
        var foreign = await story.ReadAsync(async db =>
        {
            var unit = await db.Set<Core.Organisations.Organisation>().Where(o => o.Code == Story.Elsewhere).Select(o => o.Id).SingleAsync();
            var lawyer = new Lawyer(unit, new("外律师", "外所", "19999201910000077"));
            db.Add(lawyer);
            (await db.Set<Lawyer>().SingleAsync(l => l.Name == "孟律师")).Describe(new("孟律师", "云川范本律师事务所", "19999201910000003") { IsActive = false });
            await db.SaveChangesAsync();
            return lawyer.Id;
        });
        foreach (var id in new[] { foreign, await LawyerAsync("孟律师"), Guid.CreateVersion7() })
            await WriteAsync(matter, new() { ["Form.LawyerId"] = $"{id}", ["Form.AssignedOn"] = Day }, HttpStatusCode.UnprocessableEntity);
        Assert.False(await story.ReadAsync(db => db.Set<LegalAidRecord>().AnyAsync(r => r.HandoffId == matter)));
    }

    [Fact]
    public async Task Register_Changed_LeavesTheRecordOfAnAssignmentAsItWas()
    {
        var matter = await MatterAsync();
        await AssignAsync(matter, "钱律师");
        var clerk = await (await app.AsAsync(Story.Receiver)).GoAsync($"/lawyers/{await LawyerAsync("钱律师")}");
        await clerk.SendAsync(new() { ["Form.ForMinors"] = null, ["Form.IsActive"] = null });
        await WriteAsync(matter, new() { ["Form.MatterNote"] = "代理刑事附带民事诉讼" });
        Assert.Equal(("钱律师", true), (await RecordAsync(matter)) is var r ? (r.Lawyer, r.LawyerForMinors) : default);
    }

    /// <summary>G-16 and D-17: the notice, the guard against a direct post, and the objection of Art. 49.</summary>
    [Fact]
    public async Task Termination_TellsSenderAndOwner_AndCanBeObjectedTo()
    {
        var matter = await MatterAsync();
        await AssignAsync(matter, "牛律师");
        var clerk = await (await app.AsAsync(Story.Receiver)).GoAsync($"/handoffs/{matter}/legal-aid");
        Assert.Null(clerk.Page.QuerySelector("[name='Form.ObjectedOn']"));
        Assert.Null(clerk.Page.QuerySelector("[name='Form.RefusalGround']"));
        Assert.NotNull(clerk.Page.QuerySelector("[name='Form.EndGround']"));
        // Posted past the page: no ground, and the ground that is closed here.
        await WriteAsync(matter, new() { ["Form.EndedOn"] = Day, ["Form.EndNote"] = "x" }, HttpStatusCode.UnprocessableEntity);
        clerk = await WriteAsync(matter, new() { ["Form.EndedOn"] = Day, ["Form.EndGround"] = "means", ["Form.EndNote"] = "家里有房" }, HttpStatusCode.UnprocessableEntity);
        Assert.Contains(Words.Of(app, "Rule.MeansAreNoGround"), clerk.Text, StringComparison.Ordinal);
        Assert.Null((await RecordAsync(matter)).EndedOn);
        await WriteAsync(matter, new() { ["Form.EndedOn"] = Day, ["Form.EndGround"] = "own-lawyer", ["Form.EndNote"] = "已自行委托律师" });
        Assert.Equal((await story.ActorAsync(Story.Police)).OrganisationId,
            await story.ReadAsync(db => db.Set<OutboxMessage>().Where(m => m.Topic == "handoff.AidEnded" && !m.IsCopy).Select(m => m.ToOrganisationId).SingleAsync()));
        Assert.Contains("的法律援助已终止", (await (await app.AsAsync(Story.Police)).GoAsync("/notices")).Text, StringComparison.Ordinal);
        await WriteAsync(matter, new() { ["Form.ObjectedOn"] = Day });
        var objection = await story.ReadAsync(db => db.Set<Core.Cases.CaseClock>().SingleAsync(c => c.Kind == LegalAidKind.ObjectionClock));
        Assert.Equal(("5d", "法律援助法第四十九条"), (objection.Limit, objection.Source));
    }

    /// <summary>The page asks what fits the decision: no objection to aid that was granted, no end of aid that was refused.</summary>
    [Fact]
    public async Task Record_AsksOnlyWhatFitsTheDecision()
    {
        var matter = await MatterAsync();
        await WriteAsync(matter, new() { ["Form.Decision"] = "refused", ["Form.RefusalGround"] = "不属于法律援助事项" });
        var clerk = await (await app.AsAsync(Story.Receiver)).GoAsync($"/handoffs/{matter}/legal-aid");
        Assert.NotNull(clerk.Page.QuerySelector("[name='Form.ObjectedOn']"));
        Assert.Null(clerk.Page.QuerySelector("[name='Form.EndGround']"));
        Assert.Null(clerk.Page.QuerySelector("[name='Form.Outcome']"));
    }

    [Fact]
    public async Task Granted_ShowsNoEmptyGround_AndKeepsApplicationAndOutcome()
    {
        var matter = await MatterAsync();
        await WriteAsync(matter, new() { ["Form.ApplicantKind"] = "civil-affairs" }, HttpStatusCode.UnprocessableEntity);
        var clerk = await WriteAsync(matter, new()
        {
            ["Form.LawyerId"] = $"{await LawyerAsync("牛律师")}",
            ["Form.AssignedOn"] = Day,
            ["Form.ApplicantKind"] = "civil-affairs",
            ["Form.Applicant"] = "市儿童福利院",
            ["Form.Position"] = "victim",
            ["Form.Cause"] = "guardianship",
            ["Form.Exempt"] = "minor",
            ["Form.ClosedOn"] = Day,
            ["Form.Outcome"] = "won",
            ["Form.Satisfaction"] = "satisfied",
            ["Form.SatisfactionOn"] = Day,
        });
        Assert.DoesNotContain(Words.Of(app, "LegalAid.RefusalGround"), clerk.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        foreach (var word in new[] { "撤销监护人资格", "支持全部请求", "市儿童福利院" })
            Assert.Contains(word, clerk.Text, StringComparison.Ordinal);
    }

    /// <summary>Written by who sends her, read by no decision: with any income aid is granted.</summary>
    [Fact]
    public async Task Application_IsWrittenByTheSender_AndIsNoGround()
    {
        var matter = await MatterAsync();
        var police = await (await app.AsAsync(Story.Police)).GoAsync($"/handoffs/{matter}");
        Assert.NotNull(police.Page.QuerySelector($"a[href='/handoffs/{matter}/legal-aid/application']"));
        await police.GoAsync($"/handoffs/{matter}/legal-aid/application");
        await police.SendAsync(new() { ["Form.OwnIncome"] = "-1" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, police.Status);
        await police.SendAsync(new() { ["Form.OwnIncome"] = "98000", ["Form.HouseholdSize"] = "3", ["Form.Postcode"] = "999901", ["Form.WorkUnit"] = "示例工厂", ["Form.Education"] = "primary" });
        Assert.Equal(HttpStatusCode.OK, police.Status);
        Assert.Equal("98000", await story.ReadAsync(db => db.Set<LegalAidApplication>().Where(a => a.HandoffId == matter).Select(a => a.OwnIncome).SingleAsync()));
        await AssignAsync(matter, "牛律师");
        // The centre may correct it, an old page may not, and nobody else reads it.
        var clerk = await (await app.AsAsync(Story.Receiver)).GoAsync($"/handoffs/{matter}/legal-aid/application");
        Assert.Contains("示例工厂", clerk.Html, StringComparison.Ordinal);
        await police.GoAsync($"/handoffs/{matter}/legal-aid/application");
        await clerk.SendAsync(new() { ["Form.Occupation"] = "工人" });
        await police.SendAsync(new() { ["Form.Occupation"] = "农民" });
        Assert.Equal(HttpStatusCode.Conflict, police.Status);
        foreach (var account in new[] { Story.Centre, Story.Office })
            Assert.NotEqual(HttpStatusCode.OK, (await (await app.AsAsync(account)).GoAsync($"/handoffs/{matter}/legal-aid/application")).Status);
    }

    /// <summary>The welfare home reads its own words back; what the centre wrote then is a legal matter, of which it reads the summary line.</summary>
    [Fact]
    public async Task Application_ThatTheCentreWrote_IsNotForASenderOfAnotherDepartment()
    {
        var girl = await story.PlacedAsync();
        var matter = await story.SendAsync(girl, LegalAidKind.KeyName, Story.Centre, Story.Receiver);
        var address = $"/handoffs/{matter}/legal-aid/application";
        var home = await (await app.AsAsync(Story.Centre)).GoAsync(address);
        await home.SendAsync(new() { ["Form.Occupation"] = "学生" });
        Assert.Contains("学生", (await home.GoAsync(address)).Html, StringComparison.Ordinal);
        await story.FireAsync(Story.Receiver, matter, HandoffAction.Sign);
        await story.FireAsync(Story.Receiver, matter, HandoffAction.Accept);
        await (await (await app.AsAsync(Story.Receiver)).GoAsync(address)).SendAsync(new() { ["Form.Property"] = "本人名下无财产" });
        Assert.Equal(HttpStatusCode.Forbidden, (await home.GoAsync(address)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await home.PostAsync(address, [new("Form.Occupation", "工人"), new("Form.Version", "2")])).Status);
        // Nobody is led to a page that is closed to her; the centre still is.
        Assert.Null((await home.GoAsync($"/handoffs/{matter}")).Page.QuerySelector($"main a[href='{address}']"));
        Assert.NotNull((await (await app.AsAsync(Story.Receiver)).GoAsync($"/handoffs/{matter}/legal-aid")).Page.QuerySelector($"main a[href='{address}']"));
    }

    [Fact]
    public async Task Application_WrittenFirstByTwoAtOnce_IsWrittenOnce_AndTheOtherKeepsWhatWasTyped()
    {
        var address = $"/handoffs/{await MatterAsync()}/legal-aid/application";
        var clerks = new[] { await (await app.AsAsync(Story.Police)).GoAsync(address), await (await app.AsAsync(Story.Receiver)).GoAsync(address) };
        await Task.WhenAll(clerks.Select((c, i) => c.SendAsync(new() { ["Form.WorkUnit"] = $"示例工厂{i}" })));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], clerks.Select(c => c.Status).Order());
        var late = Array.FindIndex(clerks, c => c.Status == HttpStatusCode.Conflict);
        Assert.Equal($"示例工厂{late}", clerks[late].Page.QuerySelector("[name='Form.WorkUnit']")!.GetAttribute("value"));
        await clerks[late].SendAsync([]);
        Assert.Equal(HttpStatusCode.OK, clerks[late].Status);
        Assert.Equal($"示例工厂{late}", await story.ReadAsync(db => db.Set<LegalAidApplication>().Select(a => a.WorkUnit).SingleAsync()));
    }

    /// <summary>Both have read that there is none; the other one saves first.</summary>
    [Fact]
    public async Task Application_BegunBetweenReadingAndSaving_IsStale()
    {
        var matter = await MatterAsync();
        await using var late = await story.ScopeAsync(Story.Police);
        late.ServiceProvider.GetRequiredService<AppDbContext>().ChangeTracker.Tracked += (_, row) =>
        {
            if (!row.FromQuery && row.Entry.Entity is LegalAidApplication)
                Task.Run(() => FirstAsync(Story.Receiver)).GetAwaiter().GetResult();
        };
        await Assert.ThrowsAsync<StaleException>(() => Applications(late).WriteAsync(matter, 0, new() { WorkUnit = "late" }, TestContext.Current.CancellationToken));
        Assert.Equal("first", await story.ReadAsync(db => db.Set<LegalAidApplication>().Select(a => a.WorkUnit).SingleAsync()));

        async Task FirstAsync(string account)
        {
            await using var first = await story.ScopeAsync(account);
            await Applications(first).WriteAsync(matter, 0, new() { WorkUnit = "first" }, TestContext.Current.CancellationToken);
        }

        static LegalAidApplicationService Applications(AsyncServiceScope scope) => scope.ServiceProvider.GetRequiredService<LegalAidApplicationService>();
    }

    /// <summary>Notice 四.7: one text a year; its figures are counts the system puts in.</summary>
    [Fact]
    public async Task Experience_OfAYear_CarriesCountsAndNobodysName()
    {
        var matter = await MatterAsync();
        await AssignAsync(matter, "牛律师");
        await WriteAsync(await MatterAsync(), new() { ["Form.Decision"] = "refused", ["Form.RefusalGround"] = "不属于法律援助事项" });
        var year = story.Today.Year;
        var late = await (await app.AsAsync(Story.Receiver)).GoAsync($"/legal-aid-years/{year}");
        var clerk = await (await app.AsAsync(Story.Receiver)).GoAsync($"/legal-aid-years/{year}");
        await clerk.SendAsync(new() { ["Form.Text"] = "提前介入，先行援助。" });
        Assert.Equal(HttpStatusCode.OK, clerk.Status);
        Assert.Contains("提前介入", clerk.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await late.SendAsync(new() { ["Form.Text"] = "另一份" })).Status);
        var stored = await story.ReadAsync(db => db.Set<AidExperience>().SingleAsync());
        Assert.Equal(new AidFigures(2, 1, 1, 1, 2, 1, 0, 0, 0), AidFigures.Parse(stored.Figures));
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.GoAsync($"/legal-aid-years/{year + 1}")).Status);
        await clerk.GoAsync($"/legal-aid-years/{year}");
        Assert.DoesNotContain("牛律师", clerk.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await story.ActorAsync(Story.Elsewhere);
        Assert.DoesNotContain("提前介入", (await (await app.AsAsync(Story.Elsewhere)).GoAsync($"/legal-aid-years/{year}")).Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await app.AsAsync(Story.Police)).GoAsync("/legal-aid-years")).Status);
    }

    /// <summary>The step that waits stands first and open; what is over is folded, and still sent with the form.</summary>
    [Fact]
    public async Task Page_BeginsWithTheStepThatWaits()
    {
        var matter = await MatterAsync();
        async Task<List<(string Part, bool Open)>> PartsAsync() =>
            [.. (await (await app.AsAsync(Story.Receiver)).GoAsync($"/handoffs/{matter}/legal-aid")).Page.QuerySelectorAll("form details")
                .Select(d => (d.QuerySelector("fieldset")!.Id!, d.HasAttribute("open")))];
        Assert.Equal([("aid-Decision", true), ("aid-Assignment", true), ("aid-Application", true), ("aid-End", false)], await PartsAsync());
        await WriteAsync(matter, []);
        Assert.Equal(("aid-Assignment", true), (await PartsAsync())[0]);
        Assert.Contains(("aid-Decision", false), await PartsAsync());
        await AssignAsync(matter, "牛律师");
        Assert.Equal([("aid-End", true), ("aid-Decision", false), ("aid-Assignment", false)], (await PartsAsync()).Take(3));
    }
}
