using CaseReferral.Core.Access;
using CaseReferral.Core.Departments.Health;
using CaseReferral.Core.Rescues;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Web.Tests.Features.Departments;

/// <summary>Who treats her reads what was noted of her health when she was found; the rest of the rescue stays with police.</summary>
public sealed class HealthFactsTests(AppFactory app) : IClassFixture<AppFactory>
{
    private const string Note = "左腕旧伤，夜里惊醒", Narrative = "解救经过不给医院";
    private readonly Story story = new(app);

    private async Task<Guid> FoundAsync()
    {
        var id = await story.RescueAsync(30);
        var police = await app.AsAsync(Story.Police);
        await police.GoAsync($"/cases/{id}/police/record");
        await police.SendAsync(new() { ["Form.HealthNote"] = Note, ["Form.Narrative"] = Narrative, ["Form.NeedsTreatment"] = "true" });
        Assert.Equal(Note, await story.ReadAsync(db => db.Set<RescueRecord>().Where(r => r.CaseId == id).Select(r => r.HealthNote).SingleAsync()));
        return id;
    }

    [Fact]
    public async Task Doctor_ReadsTheHealthNoteOfTheRescue_OnHandoffAndCase_AndNothingElseOfIt()
    {
        var id = await FoundAsync();
        var handoff = await story.TreatedAsync(id);
        var doctor = await app.AsAsync(ScaleStory.Hospital);
        foreach (var path in new[] { $"/handoffs/{handoff}", $"/cases/{id}" })
        {
            await doctor.GoAsync(path);
            Assert.Contains(Note, doctor.Text, StringComparison.Ordinal);
            Assert.Contains(Words.Of(app, "Person.NeedsTreatment"), doctor.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(Narrative, doctor.Html, StringComparison.Ordinal);
            Assert.DoesNotContain(Words.Of(app, "Rescue.RescuedAt"), doctor.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Preview_OfAHealthHandoff_ShowsIt_AndWithoutTheGroupDoesNot()
    {
        var id = await FoundAsync();
        var hospital = await story.ActorAsync(ScaleStory.Hospital);
        foreach (var (groups, shown) in new[] { ($"{FieldGroup.Identity}\u001f{FieldGroup.Health}", true), ($"{FieldGroup.Identity}", false) })
        {
            var police = await app.AsAsync(Story.Police);
            await police.GoAsync($"/cases/{id}/handoffs/new/{HealthKind.KeyName}");
            await police.SendAsync(new() { ["Form.ToOrganisationId"] = $"{hospital.OrganisationId}", ["Form.Groups"] = groups }, "main form[data-guard]", "save=preview");
            Assert.Equal(shown, police.Page.QuerySelector("#preview")!.TextContent.Contains(Note, StringComparison.Ordinal));
        }
    }

    /// <summary>A lawyer who was not given the group, and a unit that has nothing to do with her.</summary>
    [Fact]
    public async Task OthersWithoutTheGroup_DoNot()
    {
        var id = await FoundAsync();
        await story.TreatedAsync(id);
        var handoff = await story.SendAsync(id, Core.Departments.LegalAid.LegalAidKind.KeyName, Story.Police, Story.Receiver);
        await story.FireAsync(Story.Receiver, handoff, Core.Handoffs.HandoffAction.Sign);
        await story.FireAsync(Story.Receiver, handoff, Core.Handoffs.HandoffAction.Accept);
        var lawyer = await app.AsAsync(Story.Receiver);
        foreach (var path in new[] { $"/handoffs/{handoff}", $"/cases/{id}" })
            Assert.DoesNotContain(Note, (await lawyer.GoAsync(path)).Html, StringComparison.Ordinal);
    }
}
