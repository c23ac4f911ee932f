using System.Net;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Rescues;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Web.Tests.Features.Rescues;

/// <summary>What becomes known after a hurried entry is written into the same record (解救登记, notice 四.5).</summary>
public sealed class LaterFactsTests(AppFactory app) : IClassFixture<AppFactory>
{
    private readonly Story story = new(app);

    private Task<RescueRecord> RecordAsync(Guid id) => story.ReadAsync(db => db.Set<RescueRecord>().AsNoTracking().SingleAsync(r => r.CaseId == id));

    private async Task<Visitor> CompleteAsync(Guid id, Dictionary<string, string?> values)
    {
        var police = await (await app.AsAsync(Story.Police)).GoAsync($"/cases/{id}/police/record");
        Assert.Equal(HttpStatusCode.OK, police.Status);
        Assert.DoesNotMatch(Words.MissingKey(), police.Html);
        return await police.SendAsync(values);
    }

    [Fact]
    public async Task HowSheWasTaken_IsWrittenLater_AndStandsWhenTheFormIsSentAgain()
    {
        var id = await story.RescueAsync();
        await CompleteAsync(id, new()
        {
            ["Form.AbductedOn"] = "2025-08",
            ["Form.AbductedPlace"] = "青禾县示例集市",
            ["Form.AbductionMode"] = "kidnapped",
            ["Form.Exploitation"] = "adoption",
            ["Form.Transfers"] = "2",
            ["Form.Narrative"] = "经中间人转手两次",
        });
        await CompleteAsync(id, new() { ["Form.Escort"] = "女警两名" });
        var record = await RecordAsync(id);
        Assert.Equal(("2025-08", "kidnapped", "adoption", 2, "经中间人转手两次"), (record.AbductedOn, record.AbductionMode, record.Exploitation, record.Transfers, record.Narrative));
        Assert.Equal("青禾县示例集市", record.AbductedPlace);
        Assert.Contains("青禾县示例集市", (await (await app.AsAsync(Story.Police)).GoAsync($"/cases/{id}")).Text, StringComparison.Ordinal);
        Assert.Contains("经中间人转手两次", (await (await app.AsAsync(Story.Police)).GoAsync($"/cases/{id}")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AbductedOn", "去年"), InlineData("AbductedOn", "2999"), InlineData("AbductionMode", "nothing"), InlineData("Exploitation", "nothing"), InlineData("Transfers", "100")]
    public async Task AWrongValue_IsRefusedAtItsField_AndNothingIsKept(string field, string value)
    {
        var id = await story.RescueAsync();
        var refused = await CompleteAsync(id, new() { ["Form.Narrative"] = "不应保存", ["Form." + field] = value });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotNull(refused.Page.QuerySelector($"[name='Form.{field}'].is-invalid"));
        Assert.Null((await RecordAsync(id)).Narrative);
    }

    /// <summary>G-24, 民法典 Art. 36: who writes that the parents sold her has barred the way back to them, whoever reunites her later.</summary>
    [Fact]
    public async Task SoldByParents_MarksThem_AndTheMarkIsNotTakenBackInSilence()
    {
        var id = await story.RescueAsync();
        await CompleteAsync(id, new() { ["Form.AbductionMode"] = RescueRecord.SoldByParents });
        Assert.True((await RecordAsync(id)).ParentsAreSellers);
        await CompleteAsync(id, new() { ["Form.AbductionMode"] = "other" });
        Assert.True((await RecordAsync(id)).ParentsAreSellers);
        var police = await (await app.AsAsync(Story.Police)).GoAsync($"/cases/{id}/do/reunite");
        Assert.NotNull(police.Page.QuerySelector("[name='Form.CorrectionReason']"));
    }

    /// <summary>三.4: a rescue may come before the filing; with the number a child's case has its task-force head, and the number is not changed afterwards.</summary>
    [Fact]
    public async Task FilingAfterTheRescue_BringsTheHead_AndStands()
    {
        var child = await story.RescueAsync();
        var headless = await CompleteAsync(child, new() { ["Form.FilingNumber"] = "云公刑立〔2026〕8号" });
        Assert.Contains(Words.Of(app, "Rule." + CaseRules.TaskForceHeadNamed.Name), headless.Text, StringComparison.Ordinal);
        Assert.Null((await RecordAsync(child)).FilingNumber);
        await CompleteAsync(child, new() { ["Form.FilingNumber"] = "云公刑立〔2026〕8号", ["Form.HeadName"] = "程模型", ["Form.HeadRank"] = nameof(HeadRank.CountyLeader) });
        Assert.True((await RecordAsync(child)).HeadStands);
        var police = await (await app.AsAsync(Story.Police)).GoAsync($"/cases/{child}/police/record");
        Assert.Null(police.Page.QuerySelector("[name='Form.FilingNumber']"));
    }
}
