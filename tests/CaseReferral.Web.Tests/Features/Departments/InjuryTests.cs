using System.Net;
using CaseReferral.Core.Departments.Health;
using CaseReferral.Core.Handoffs;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Web.Tests.Features.Departments;

/// <summary>Injuries as rows of code lists: several at once without script, and read by the treating hospital alone.</summary>
public sealed class InjuryTests(AppFactory app) : IClassFixture<AppFactory>
{
    private readonly Story story = new(app);

    private Dictionary<string, string?> Row(int i, string part, string kind, string severity, string? note = null) => new()
    {
        [$"Form.Rows[{i}].BodyPart"] = part,
        [$"Form.Rows[{i}].InjuryKind"] = kind,
        [$"Form.Rows[{i}].Severity"] = severity,
        [$"Form.Rows[{i}].FoundOn"] = $"{story.Today:yyyy-MM-dd}",
        [$"Form.Rows[{i}].Note"] = note,
    };

    private Task<List<Injury>> StoredAsync(Guid handoff) => story.ReadAsync(db => db.Set<Injury>().AsNoTracking().Where(i => i.HandoffId == handoff).ToListAsync());

    [Fact]
    public async Task Examination_TakesSeveralRows_AndLeavesEmptyOnesOut()
    {
        var id = await story.TreatedAsync();
        var hospital = await (await app.AsAsync(ScaleStory.Hospital)).GoAsync($"/handoffs/{id}/health/injuries");
        await hospital.SendAsync(Row(0, "arm", "fracture", "severe", "左前臂").Concat(Row(3, "back", "old-scar", "healed")).ToDictionary(p => p.Key, p => p.Value));
        Assert.Equal(HttpStatusCode.OK, hospital.Status);
        Assert.Equal(["arm", "back"], (await StoredAsync(id)).Select(i => i.BodyPart).Order(StringComparer.Ordinal));
        Assert.Contains("上肢、骨折、脱位、重", hospital.Text.Replace("，", "、", StringComparison.Ordinal), StringComparison.Ordinal);
        await hospital.GoAsync($"/handoffs/{id}");
        Assert.Contains("左前臂", hospital.Page.QuerySelector("[aria-labelledby=rec-title]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HandoffStatus.InProgress, (await story.FindAsync(id))!.Status);
    }

    [Fact]
    public async Task Examination_HalfFilled_StoresNothingAndKeepsWhatWasTyped()
    {
        var id = await story.TreatedAsync();
        var hospital = await (await app.AsAsync(ScaleStory.Hospital)).GoAsync($"/handoffs/{id}/health/injuries");
        await hospital.SendAsync([]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, hospital.Status);
        var rows = Row(0, "arm", "fracture", "severe").Concat(Row(1, "", "burn", "slight", "热水")).ToDictionary(p => p.Key, p => p.Value);
        rows["Form.Rows[1].FoundOn"] = $"{story.Today.AddDays(1):yyyy-MM-dd}";
        await hospital.SendAsync(rows);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, hospital.Status);
        Assert.Contains("热水", hospital.Html, StringComparison.Ordinal);
        rows["Form.Rows[1].BodyPart"] = "soul";
        await hospital.SendAsync(rows);
        Assert.Empty(await StoredAsync(id));
    }

    /// <summary>Nobody outside the hospital's own record: neither who sent her nor the office, on no page of the hand-off or the case.</summary>
    [Fact]
    public async Task Injuries_AreShownToNobodyElse()
    {
        var id = await story.TreatedAsync();
        var hospital = await (await app.AsAsync(ScaleStory.Hospital)).GoAsync($"/handoffs/{id}/health/injuries");
        await hospital.SendAsync(Row(0, "private-parts", "bruise", "moderate", "只有医院可见"));
        var caseId = (await story.FindAsync(id))!.CaseId;
        foreach (var account in new[] { Story.Police, Story.Police + "-lead", Story.Office, Story.Centre, Story.Receiver })
        {
            var other = await app.AsAsync(account);
            Assert.NotEqual(HttpStatusCode.OK, (await other.GoAsync($"/handoffs/{id}/health/injuries")).Status);
            foreach (var path in new[] { $"/handoffs/{id}", $"/cases/{caseId}", $"/cases/{caseId}/history" })
            {
                await other.GoAsync(path);
                Assert.DoesNotContain("隐私部位", other.Html, StringComparison.Ordinal);
                Assert.DoesNotContain("只有医院可见", other.Html, StringComparison.Ordinal);
            }
        }
    }
}
