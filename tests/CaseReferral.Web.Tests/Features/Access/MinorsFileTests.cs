using System.Net;
using CaseReferral.Core.Access;
using CaseReferral.Core.Attachments;
using CaseReferral.Core.Common;
using CaseReferral.Core.Departments.LegalAid;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Trail;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Web.Tests.Features.Access;

/// <summary>未成年人网络保护条例 Art. 36: of a unit that has a minor's file, the team and the lead open it; a colleague asks.</summary>
public sealed class MinorsFileTests(AppFactory app) : IClassFixture<AppFactory>
{
    private const string Lead = Story.Police + "-lead";
    private readonly Story story = new(app);

    private async Task<Visitor> ColleagueAsync(string of = Story.Police) => await app.AsAsync(await app.ColleagueOfAsync(of));

    private string Day(int days) => $"{story.Today.AddDays(days):yyyy-MM-dd}";

    private static async Task<Visitor> ActAsync(Visitor visitor, Guid id, string verb, params (string Field, string? Value)[] values)
    {
        await visitor.GoAsync($"/cases/{id}/access/{verb}");
        return await visitor.SendAsync(values.ToDictionary(v => "Form." + v.Field, v => v.Value));
    }

    [Fact]
    public async Task Colleague_SeesTheHeader_AndNothingOfTheFile()
    {
        var id = await story.RescueAsync(idNumber: "11010120180307123X");
        var file = await story.AttachAsync(Story.Police, id, DocumentCategories.BasicFacts);
        var colleague = await ColleagueAsync();
        await colleague.GoAsync($"/cases/{id}");
        Assert.Equal(HttpStatusCode.OK, colleague.Status);
        Assert.NotNull(colleague.Page.QuerySelector($"a[href='/cases/{id}/access/ask']"));
        Assert.Null(colleague.Page.QuerySelector("form[action$='/reveal']"));
        Assert.DoesNotContain("女警一名", colleague.Text, StringComparison.Ordinal);
        foreach (var path in new[] { $"/files/{file}", $"/cases/{id}/history", $"/cases/{id}/police/record", $"/cases/{id}/police/identity", $"/cases/{id}/police/sampling", $"/cases/{id}/own-will", $"/cases/{id}/needs", $"/cases/{id}/do/suspend", $"/cases/{id}/handoffs/new/legal-aid" })
            Assert.Equal((path, HttpStatusCode.Forbidden), (path, (await colleague.GoAsync(path)).Status));
        foreach (var (path, field) in new[] { ($"/cases/{id}/reveal", "purpose"), ($"/cases/{id}/needs", "Version"), ($"/cases/{id}/police/record", "Form.Version"), ($"/cases/{id}/handoffs/new/legal-aid", "Form.Text") })
        {
            await colleague.GoAsync("/");
            await colleague.PostAsync(path, [KeyValuePair.Create(field, field == "purpose" ? "verify-identity" : "1")]);
            Assert.Equal((path, HttpStatusCode.Forbidden), (path, colleague.Status));
        }
    }

    [Fact]
    public async Task TeamAndLead_OpenIt_AndAnAdultsFileIsOpenToTheUnit()
    {
        var minor = await story.RescueAsync();
        foreach (var account in new[] { Story.Police, Lead })
            Assert.NotNull((await (await app.AsAsync(account)).GoAsync($"/cases/{minor}")).Page.QuerySelector("form[action$='/reveal']"));
        var adult = await story.RescueAsync(age: 25);
        Assert.NotNull((await (await ColleagueAsync()).GoAsync($"/cases/{adult}")).Page.QuerySelector("form[action$='/reveal']"));
    }

    [Fact]
    public async Task Request_IsDecidedByTheLead_AndEndsOnItsDay()
    {
        var id = await story.RescueAsync();
        var colleague = await ColleagueAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ActAsync(colleague, id, "ask", ("Reason", ""), ("Until", Day(3)))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ActAsync(colleague, id, "ask", ("Reason", "值班"), ("Until", Day(-1)))).Status);
        Assert.Equal(HttpStatusCode.OK, (await ActAsync(colleague, id, "ask", ("Reason", "值班接待"), ("Until", Day(3)))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ActAsync(colleague, id, "ask", ("Reason", "再次"), ("Until", Day(3)))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await colleague.GoAsync($"/cases/{id}/history")).Status);

        var lead = await app.AsAsync(Lead);
        await lead.GoAsync($"/cases/{id}/access");
        Assert.Contains("值班接待", lead.Text, StringComparison.Ordinal);
        var approve = "form[action$='/approve']";
        await lead.SendAsync([], approve);
        Assert.Equal(HttpStatusCode.OK, lead.Status);
        Assert.Equal(HttpStatusCode.OK, (await colleague.GoAsync($"/cases/{id}/history")).Status);

        Assert.Contains(await story.ReadAsync(d => d.Set<AuditEntry>().Where(e => e.CaseId == id && e.Entity == nameof(CaseGrant)).ToListAsync()), e => e.Kind == AuditKind.Modified);
        app.Clock.Advance(TimeSpan.FromDays(5));
        var later = await ColleagueAsync();
        Assert.Equal(HttpStatusCode.Forbidden, (await later.GoAsync($"/cases/{id}/history")).Status);
    }

    [Fact]
    public async Task OnlyTheLeadOfTheOfficersUnit_Decides()
    {
        var id = await story.RescueAsync();
        await ActAsync(await ColleagueAsync(), id, "ask", ("Reason", "值班"), ("Until", Day(3)));
        var grant = await story.ReadAsync(db => db.Set<CaseGrant>().Where(g => g.CaseId == id && g.GrantedAt == null).Select(g => g.Id).SingleAsync());
        foreach (var (account, status) in new[] { (Story.Police, HttpStatusCode.Forbidden), ("fayuan-lead", HttpStatusCode.NotFound), (Story.Office, HttpStatusCode.Forbidden) })
        {
            var visitor = await app.AsAsync(account);
            await visitor.GoAsync("/");
            await visitor.PostAsync($"/cases/{id}/access/{grant}/approve", [KeyValuePair.Create("version", "0")]);
            Assert.Equal((account, status), (account, visitor.Status));
        }
    }

    [Fact]
    public async Task Emergency_OpensForADay_AndTellsTheOwner()
    {
        var id = await story.RescueAsync();
        var colleague = await ColleagueAsync();
        await ActAsync(colleague, id, "emergency", ("Reason", "夜间送医"));
        Assert.NotNull(colleague.Page.QuerySelector("form[action$='/reveal']"));
        var owner = await story.ActorAsync(Story.Police);
        Assert.True(await story.ReadAsync(db => db.Set<OutboxMessage>().AnyAsync(m => m.Topic == "access.BrokenOpen" && m.SubjectId == id && m.ToOrganisationId == owner.OrganisationId)));
        Assert.True(await story.ReadAsync(db => db.Set<Core.Cases.CaseEvent>().AnyAsync(e => e.CaseId == id && e.What == "BrokenOpen")));
        app.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal(HttpStatusCode.Forbidden, (await (await ColleagueAsync()).GoAsync($"/cases/{id}/history")).Status);
    }

    [Fact]
    public async Task Excluded_TheCaseDoesNotExist()
    {
        var handoff = await story.HandoffAsync(HandoffStatus.InProgress);
        var id = (await story.FindAsync(handoff))!.CaseId;
        var officer = await story.ActorAsync(Story.Police);
        await ActAsync(await app.AsAsync(Lead), id, "exclude", ("OfficerId", $"{officer.OfficerId}"), ("Reason", "与当事人有亲属关系"));
        var visitor = await app.AsAsync(Story.Police);
        foreach (var path in new[] { $"/cases/{id}", $"/cases/{id}/access", $"/cases/{id}/history", $"/handoffs/{handoff}", $"/cases/{id}/police/record" })
            Assert.Equal((path, HttpStatusCode.NotFound), (path, (await visitor.GoAsync(path)).Status));
        Assert.DoesNotContain($"/cases/{id}", (await visitor.GoAsync("/cases")).Html, StringComparison.Ordinal);
        Assert.DoesNotContain($"/handoffs/{handoff}", (await visitor.GoAsync("/handoffs")).Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await (await app.AsAsync(Lead)).GoAsync($"/cases/{id}")).Status);
    }

    [Fact]
    public async Task Receiver_WhoTookItOn_Reads_HerColleagueDoesNot_AndBothEndWithTheHandoff()
    {
        var handoff = await story.HandoffAsync(HandoffStatus.InProgress);
        var id = (await story.FindAsync(handoff))!.CaseId;
        var colleague = await ColleagueAsync(Story.Receiver);
        await colleague.GoAsync($"/handoffs/{handoff}");
        Assert.Equal(HttpStatusCode.OK, colleague.Status);
        Assert.Null(colleague.Page.QuerySelector("form[action$='/reveal']"));
        Assert.DoesNotContain("请办理", colleague.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await colleague.GoAsync($"/handoffs/{handoff}/{LegalAidKind.KeyName}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await colleague.GoAsync($"/handoffs/{handoff}/do/report")).Status);
        Assert.NotNull((await (await app.AsAsync(Story.Receiver)).GoAsync($"/handoffs/{handoff}")).Page.QuerySelector("form[action$='/reveal']"));

        await story.FireAsync(Story.Receiver + "-lead", handoff, HandoffAction.Decline);
        var ended = await story.ReadAsync(db => db.Set<CaseGrant>().Where(g => g.CaseId == id && g.OrganisationId != db.Set<Core.Cases.Case>().First(c => c.Id == id).OwnerOrganisationId).ToListAsync());
        Assert.NotEmpty(ended);
        Assert.All(ended, g => Assert.False(g.IsLive(story.Now)));
    }

    [Fact]
    public async Task Ruling_OpensTheFileToTheLead_AndToWhoHadItInHand()
    {
        var handoff = await story.HandoffAsync(HandoffStatus.InArbitration);
        await story.FireAsync(Story.Office, handoff, HandoffAction.RuleAccept);
        foreach (var account in new[] { Story.Receiver, Story.Receiver + "-lead" })
            Assert.NotNull((await (await app.AsAsync(account)).GoAsync($"/handoffs/{handoff}")).Page.QuerySelector("form[action$='/reveal']"));
        Assert.Null((await (await ColleagueAsync(Story.Receiver)).GoAsync($"/handoffs/{handoff}")).Page.QuerySelector("form[action$='/reveal']"));
    }

    [Fact]
    public async Task WhoIsExcluded_IsGivenNoHandoffOfTheCase()
    {
        var handoff = await story.HandoffAsync(HandoffStatus.InProgress);
        var id = (await story.FindAsync(handoff))!.CaseId;
        var colleague = (await story.ActorAsync(await app.ColleagueOfAsync(Story.Receiver))).OfficerId;
        var receiver = await app.AsAsync(Story.Receiver);
        Assert.NotNull((await receiver.GoAsync($"/handoffs/{handoff}/do/assign")).Page.QuerySelector($"option[value='{colleague}']"));
        await ActAsync(await app.AsAsync(Story.Receiver + "-lead"), id, "exclude", ("OfficerId", $"{colleague}"), ("Reason", "与当事人有亲属关系"));
        Assert.Null((await receiver.GoAsync($"/handoffs/{handoff}/do/assign")).Page.QuerySelector($"option[value='{colleague}']"));
        await Assert.ThrowsAsync<InvalidInputException>(() => story.FireAsync(Story.Receiver, handoff, HandoffAction.Assign, i => i with { OfficerId = colleague }));
    }

    [Fact]
    public async Task Office_OpensOneFileWithAReason_ForEightHours()
    {
        var id = await story.RescueAsync();
        var office = await app.AsAsync(Story.Office);
        var closed = (await office.GoAsync($"/cases/{id}")).Page.QuerySelector("#res-title");
        Assert.Null(closed);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ActAsync(office, id, "look", ("Reason", " "))).Status);
        await ActAsync(office, id, "look", ("Reason", "督办核实"));
        Assert.NotNull(office.Page.QuerySelector("#res-title"));
        Assert.Null(office.Page.QuerySelector("form[action$='/reveal']"));
        app.Clock.Advance(TimeSpan.FromHours(9));
        Assert.Null((await (await app.AsAsync(Story.Office)).GoAsync($"/cases/{id}")).Page.QuerySelector("#res-title"));
    }

    [Fact]
    public async Task AccessPage_TellsTheOwnerEverything_APartyItsOwn()
    {
        var handoff = await story.HandoffAsync(HandoffStatus.InProgress);
        var id = (await story.FindAsync(handoff))!.CaseId;
        var owner = (await (await app.AsAsync(Story.Police)).GoAsync($"/cases/{id}/access")).Text;
        var (police, centre) = ((await story.ActorAsync(Story.Police)), (await story.ActorAsync(Story.Receiver)));
        Assert.Contains(police.Name, owner, StringComparison.Ordinal);
        Assert.Contains(centre.Name, owner, StringComparison.Ordinal);
        var party = (await (await app.AsAsync(Story.Receiver)).GoAsync($"/cases/{id}/access")).Page.QuerySelector("main")!.TextContent;
        Assert.Contains(centre.Name, party, StringComparison.Ordinal);
        Assert.DoesNotContain(police.Name, party, StringComparison.Ordinal);
    }
}
