using System.Net;
using CaseReferral.Core.Attachments;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Departments.Placement;
using CaseReferral.Core.Handoffs;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Web.Tests.Features.Departments;

/// <summary>护送交接 (notice 三.14): when and where she was handed over and what was refused, on the institution's record and on the list; 儿童类别 beside it.</summary>
public sealed class HandOverOfPersonTests(AppFactory app) : IClassFixture<AppFactory>
{
    private const string Place = "福利院东门接待室", Remark = "退热药未附说明，未接收", Kept = "夜间须陪护";
    private readonly Story story = new(app);

    private DateTime Local => ChinaTime.ToLocal(story.Now);

    private Dictionary<string, string?> Values(params (string Name, string? Value)[] more)
    {
        var values = new Dictionary<string, string?>
        {
            ["Form.Form"] = "own-institution",
            ["Form.StartedOn"] = $"{story.Today:yyyy-MM-dd}",
            ["Form.Carer"] = "何样例",
            ["Form.CareNeeds"] = Kept,
            ["Form.FemaleStaff"] = "true",
        };
        foreach (var (name, value) in more)
            values["Form." + name] = value;
        return values;
    }

    private async Task<Guid> AcceptedAsync(int age = 8, string institution = Story.Centre)
    {
        var id = await story.RescueAsync(age);
        await story.AttachAsync(Story.Police, id, DocumentCategories.TemporaryCareNotice);
        var handoff = await story.SendAsync(id, PlacementKind.KeyName, Story.Police, institution);
        await story.FireAsync(institution, handoff, HandoffAction.Sign);
        await story.FireAsync(institution, handoff, HandoffAction.Accept);
        return handoff;
    }

    private async Task<Visitor> RecordAsync(Guid handoff, Dictionary<string, string?> values, string institution = Story.Centre)
    {
        var clerk = await (await app.AsAsync(institution)).GoAsync($"/handoffs/{handoff}/placement");
        Assert.Equal(HttpStatusCode.OK, clerk.Status);
        Assert.DoesNotMatch(Words.MissingKey(), clerk.Html);
        await clerk.SendAsync(values);
        Assert.DoesNotMatch(Words.MissingKey(), clerk.Html);
        return clerk;
    }

    private Task<PlacementRecord?> StoredAsync(Guid handoff) =>
        story.ReadAsync(db => db.Set<PlacementRecord>().AsNoTracking().FirstOrDefaultAsync(p => p.HandoffId == handoff));

    /// <summary>The placement as police read it, who handed her over.</summary>
    private async Task<string> RecordsAsync(Guid handoff)
    {
        var police = await (await app.AsAsync(Story.Police)).GoAsync($"/cases/{(await story.FindAsync(handoff))!.CaseId}/records?group=Placement");
        Assert.Equal(HttpStatusCode.OK, police.Status);
        return police.Text;
    }

    private async Task<Visitor> ListAsync(Guid handoff)
    {
        var police = await (await app.AsAsync(Story.Police)).GoAsync("/search");
        return await police.PostAsync($"/papers/handover-list/{handoff}", [new("Form.Reason", "交接已登记")]);
    }

    /// <summary>What the list says beside a heading.</summary>
    private string Beside(Visitor list, string key) =>
        list.Page.QuerySelectorAll("th").Single(h => h.TextContent == Words.Of(app, key)).NextElementSibling!.TextContent.Trim();

    /// <summary>The list has blanks to write on until the institution has recorded it, and prints it then.</summary>
    [Fact]
    public async Task HandOver_IsShownToThoseWhoReadThePlacement_AndPrintedOnTheList()
    {
        var handoff = await AcceptedAsync();
        var blank = await ListAsync(handoff);
        Assert.Equal((Words.Of(app, "Paper.DateLine").Trim(), ""), (Beside(blank, "Paper.When"), Beside(blank, "Placement.HandoverPlace")));
        var clerk = await RecordAsync(handoff, Values(
            ("HandedOverAt", $"{Local:yyyy-MM-dd}"), ("HandedOverTime", $"{Local:HH:mm}"), ("HandoverPlace", Place), ("HandoverRemark", Remark)));
        Assert.Equal(HttpStatusCode.OK, clerk.Status);
        var stored = (await StoredAsync(handoff))!;
        Assert.Equal($"{Local:yyyy-MM-dd HH:mm}", $"{ChinaTime.ToLocal(stored.HandedOverAt!.Value):yyyy-MM-dd HH:mm}");
        foreach (var page in new[] { clerk.Text, await RecordsAsync(handoff) })
            foreach (var text in new[] { Place, Remark, $"{Local:HH:mm}" })
                Assert.Contains(text, page, StringComparison.Ordinal);
        var list = await ListAsync(handoff);
        Assert.Equal(Place, Beside(list, "Placement.HandoverPlace"));
        Assert.EndsWith($"{Local:HH:mm}", Beside(list, "Paper.When"), StringComparison.Ordinal);
        Assert.Contains(Words.Of(app, "Paper.Mismatch") + Remark, list.Text, StringComparison.Ordinal);
    }

    /// <summary>Only the institution that receives her writes it, and the form shows it again.</summary>
    [Fact]
    public async Task HandOver_StandsWhenTheFormIsSentAgain()
    {
        var handoff = await AcceptedAsync();
        await RecordAsync(handoff, Values(("HandedOverAt", $"{Local:yyyy-MM-dd}"), ("HandedOverTime", $"{Local:HH:mm}"), ("HandoverPlace", Place), ("ChildCategory", "hardship")));
        await RecordAsync(handoff, new() { ["Form.CareNeeds"] = "已能独睡" });
        var stored = (await StoredAsync(handoff))!;
        Assert.Equal((Place, "hardship", "已能独睡"), (stored.HandoverPlace, stored.ChildCategory, stored.CareNeeds));
        Assert.NotNull(stored.HandedOverAt);
    }

    [Theory]
    [InlineData(-1, "09:00", "HandedOverAt", "Error.HandedOverBeforeRescue"), InlineData(1, "09:00", "HandedOverAt", "Error.InFuture")]
    [InlineData(0, "", "HandedOverTime", "Error.DayAndTime"), InlineData(null, "09:00", "HandedOverAt", "Error.DayAndTime")]
    public async Task WrongMoment_IsSaidAtItsField_AndNothingIsSaved(int? days, string time, string field, string key)
    {
        var handoff = await AcceptedAsync();
        var refused = await RecordAsync(handoff, Values(
            ("HandedOverAt", days is { } d ? $"{Local.AddDays(d):yyyy-MM-dd}" : ""), ("HandedOverTime", time), ("HandoverPlace", Place)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotNull(refused.Page.QuerySelector($"[name='Form.{field}'].is-invalid"));
        Assert.Contains(Words.Of(app, key), refused.Page.QuerySelector(".err-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(Place, refused.Page.QuerySelector("[name='Form.HandoverPlace']")!.GetAttribute("value"));
        Assert.Null(await StoredAsync(handoff));
    }

    /// <summary>One category is a diagnosis: who reads no more of her health than a summary does not read it.</summary>
    [Fact]
    public async Task ChildCategory_IsChosenForAChild_AndReadLikeHerHealth()
    {
        var handoff = await AcceptedAsync();
        await RecordAsync(handoff, Values(("ChildCategory", "no-one-cares")));
        var word = Words.Of(app, "Placement.ChildCategory.no-one-cares");
        Assert.Contains(word, (await (await app.AsAsync(Story.Centre)).GoAsync($"/handoffs/{handoff}")).Text, StringComparison.Ordinal);
        var police = await RecordsAsync(handoff);
        Assert.Contains("何样例", police, StringComparison.Ordinal);
        Assert.DoesNotContain(word, police, StringComparison.Ordinal);
        var refused = await RecordAsync(handoff, Values(("ChildCategory", "10")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotNull(refused.Page.QuerySelector("[name='Form.ChildCategory'].is-invalid"));
        Assert.Equal("no-one-cares", (await StoredAsync(handoff))!.ChildCategory);
    }

    [Fact]
    public async Task ChildCategory_IsNotAskedOfAWoman_AndRefusedWhenForged()
    {
        var handoff = await AcceptedAsync(30, "jiuzhu");
        var clerk = await (await app.AsAsync("jiuzhu")).GoAsync($"/handoffs/{handoff}/placement");
        Assert.Null(clerk.Page.QuerySelector("[name='Form.ChildCategory']"));
        var refused = await RecordAsync(handoff, Values(("ChildCategory", "hardship")), "jiuzhu");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(Words.Of(app, "Error.ChildCategoryOfAdult"), refused.Page.QuerySelector(".err-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Null(await StoredAsync(handoff));
    }

    /// <summary>Two clerks had the page open: the second reads that somebody was faster, and finds what was typed; the first one's hand-over stands.</summary>
    [Fact]
    public async Task StalePage_IsRefused_AndKeepsWhatWasTyped()
    {
        var handoff = await AcceptedAsync();
        await RecordAsync(handoff, Values());
        var late = await (await app.AsAsync(Story.Centre)).GoAsync($"/handoffs/{handoff}/placement");
        (string, string?)[] first = [("HandedOverAt", $"{Local:yyyy-MM-dd}"), ("HandedOverTime", $"{Local:HH:mm}"), ("HandoverPlace", Place), ("HandoverRemark", Remark), ("ChildCategory", "hardship")];
        await RecordAsync(handoff, Values(first));
        Dictionary<string, string?> typed = new()
        {
            ["Form.HandedOverAt"] = $"{Local:yyyy-MM-dd}",
            ["Form.HandedOverTime"] = "00:01",
            ["Form.HandoverPlace"] = "派出所",
            ["Form.HandoverRemark"] = "书包未接收",
            ["Form.ChildCategory"] = "no-one-cares",
        };
        await late.SendAsync(typed);
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.DoesNotMatch(Words.MissingKey(), late.Html);
        Assert.Contains("你的内容没有保存，请核对后再提交", late.Text, StringComparison.Ordinal);
        foreach (var (field, value) in typed)
        {
            var control = late.Page.QuerySelector($"[name='{field}']")!;
            Assert.Equal(value, control is AngleSharp.Html.Dom.IHtmlSelectElement select ? select.Value : control is AngleSharp.Html.Dom.IHtmlTextAreaElement area ? area.Value : control.GetAttribute("value"));
        }
        var stored = (await StoredAsync(handoff))!;
        Assert.Equal((Place, Remark, "hardship"), (stored.HandoverPlace, stored.HandoverRemark, stored.ChildCategory));
        Assert.Equal($"{Local:HH:mm}", $"{ChinaTime.ToLocal(stored.HandedOverAt!.Value):HH:mm}");
    }

    public static TheoryData<string, string?> Codes => [.. PlacementRecord.ChildCategoryCodes.Select(c => (c, (string?)null)), ("10", "Error.Choose")];

    [Theory, MemberData(nameof(Codes))]
    public void Category_IsOneOfTheNine(string code, string? wrong)
    {
        Assert.Equal(9, PlacementRecord.ChildCategoryCodes.Count);
        PlacementDetails details = new() { Form = "own-institution", StartedOn = story.Today, ChildCategory = code };
        Assert.Equal(wrong, PlacementCheck.Wrong(details, new("own-institution", "institution") { AsksForCategory = true }, null, story.Now).FirstOrDefault()?.Key);
    }
}
