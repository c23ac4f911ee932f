using System.Net;
using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Trail;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Web.Tests.Features.Access;

/// <summary>The security administrator keeps an officer out of a case by its number, and learns nothing of the case.</summary>
public sealed class ExclusionTests(AppFactory app) : IClassFixture<AppFactory>
{
    private const string Security = "anquan", Lead = Story.Police + "-lead";
    private readonly Story story = new(app);

    private Task<string> NumberAsync(Guid id) =>
        story.ReadAsync(async db => Serial.Format(await db.Set<Case>().Where(c => c.Id == id).Select(c => c.Serial).SingleAsync()));

    private Task<CaseGrant> StandingAsync(Guid id) =>
        story.ReadAsync(db => db.Set<CaseGrant>().AsNoTracking().SingleAsync(g => g.CaseId == id && g.Kind == GrantKind.Excluded && g.EndedAt == null));

    private static async Task<Visitor> SendAsync(Visitor visitor, string path, params (string Field, string? Value)[] values)
    {
        await visitor.GoAsync(path);
        return await visitor.SendAsync(values.ToDictionary(v => "Form." + v.Field, v => v.Value));
    }

    private static Task<Visitor> ExcludeAsync(Visitor visitor, string number, string account, string reason = "与嫌疑人系亲属") =>
        SendAsync(visitor, "/exclusions/new", ("CaseNumber", number), ("Account", account), ("Reason", reason));

    [Fact]
    public async Task Excluded_EvenTheLead_SeesNothing_UntilSecurityLiftsIt()
    {
        var id = await story.RescueAsync();
        var number = await NumberAsync(id);
        var alias = await story.ReadAsync(db => db.Set<Case>().Where(c => c.Id == id).Join(db.Set<Core.Persons.Person>(), c => c.PersonId, p => p.Id, (c, p) => p.Alias).SingleAsync());
        var security = await ExcludeAsync(await app.AsAsync(Security), $" {number} ", Lead.ToUpperInvariant());
        Assert.Equal((HttpStatusCode.OK, "/exclusions"), (security.Status, security.Path));
        Assert.Contains(number, security.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(alias, security.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain($"{id}", security.Html, StringComparison.Ordinal);
        var lead = await app.AsAsync(Lead);
        Assert.Equal(HttpStatusCode.NotFound, (await lead.GoAsync($"/cases/{id}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await (await app.AsAsync(Story.Police)).GoAsync($"/cases/{id}")).Status);

        var grant = await StandingAsync(id);
        await SendAsync(security, $"/exclusions/{grant.Id}/lift", ("Reason", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, security.Status);
        await SendAsync(security, $"/exclusions/{grant.Id}/lift", ("Reason", "关系不实"));
        Assert.Equal("/exclusions", security.Path);
        Assert.Equal(HttpStatusCode.OK, (await lead.GoAsync($"/cases/{id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await security.GoAsync($"/exclusions/{grant.Id}/lift")).Status);
        var trail = await story.ReadAsync(db => db.Set<AuditEntry>().Where(a => a.Entity == nameof(CaseGrant) && a.EntityId == $"{grant.Id}").Select(a => a.CaseId).ToListAsync());
        Assert.Equal([id, id], trail.Select(c => c!.Value));
    }

    private Task<int> TriedAsync() => story.ReadAsync(db => db.Set<AuditEntry>().CountAsync(a => a.Kind == AuditKind.Refused && a.Detail == "422|NoCaseNumber|POST exclusions/new"));

    [Fact]
    public async Task Wrong_NumberAccountOrReason_IsASentence_AndChangesNothing()
    {
        var number = await NumberAsync(await story.RescueAsync());
        var (before, tried) = (await story.ReadAsync(db => db.Set<CaseGrant>().CountAsync()), await TriedAsync());
        var security = await app.AsAsync(Security);
        foreach (var (wrong, account, reason, text) in new[]
        {
            ("2026-999998", Story.Police, "亲属", "Error.NoCaseNumber"), ("王样例", Story.Police, "亲属", "Error.NoCaseNumber"),
            (number, "nobody", "亲属", "Error.NoOfficerAccount"), (number, "xitong", "亲属", "Error.NoOfficerAccount"), (number, Story.Police, " ", "Field.GrantReason"),
        })
        {
            await ExcludeAsync(security, wrong, account, reason);
            Assert.Equal((wrong, HttpStatusCode.UnprocessableEntity), (wrong, security.Status));
            Assert.Contains(Words.Of(app, text), security.Text, StringComparison.Ordinal);
        }
        Assert.Equal(before, await story.ReadAsync(db => db.Set<CaseGrant>().CountAsync()));
        // The number that is nobody's was an attempt; the name was none.
        Assert.Equal(tried + 1, await TriedAsync());
    }

    /// <summary>Whether the officer's unit has anything to do with the case is not told.</summary>
    [Fact]
    public async Task Officer_OfAUnitWithoutTheCase_IsAnsweredAlike_AndTwiceIsTold()
    {
        var number = await NumberAsync(await story.RescueAsync());
        var security = await app.AsAsync(Security);
        foreach (var account in new[] { Story.Police, "jiuzhu" })
        {
            await ExcludeAsync(security, number, account);
            Assert.Equal("/exclusions", security.Path);
        }
        await ExcludeAsync(security, number, "jiuzhu");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, security.Status);
        Assert.Contains(Words.Of(app, "Rule.ExcludedAlready"), security.Text, StringComparison.Ordinal);
        await security.GoAsync("/exclusions?account=jiuzhu");
        Assert.All(security.Page.QuerySelectorAll("main tbody tr"), row => Assert.Contains("jiuzhu", row.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Lead_CannotEndWhatSecurityDecided_NorSecurityWhatALeadDid()
    {
        var id = await story.RescueAsync();
        var colleague = await app.ColleagueOfAsync(Story.Police);
        await ExcludeAsync(await app.AsAsync(Security), await NumberAsync(id), colleague);
        var grant = await StandingAsync(id);
        var lead = await app.AsAsync(Lead);
        await lead.GoAsync($"/cases/{id}/access");
        Assert.Null(lead.Page.QuerySelector($"form[action='/cases/{id}/access/{grant.Id}/end']"));
        Assert.DoesNotContain("与嫌疑人系亲属", lead.Text, StringComparison.Ordinal);
        await lead.PostAsync($"/cases/{id}/access/{grant.Id}/end", [new("version", $"{grant.Version}")]);
        Assert.Equal(HttpStatusCode.Forbidden, lead.Status);

        var other = await story.RescueAsync();
        await lead.GoAsync($"/cases/{other}/access/exclude");
        var officer = (await story.ActorAsync(colleague)).OfficerId;
        await lead.SendAsync(new() { ["Form.OfficerId"] = $"{officer}", ["Form.Reason"] = "是当事人的邻居" });
        var byLead = await StandingAsync(other);
        var security = await app.AsAsync(Security);
        await security.GoAsync("/exclusions");
        Assert.DoesNotContain("是当事人的邻居", security.Text, StringComparison.Ordinal);
        Assert.Contains(Words.Of(app, "Exclusion.ByLead"), security.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await security.GoAsync($"/exclusions/{byLead.Id}/lift")).Status);
    }
}
