using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Rescues;
using CaseReferral.Core.Trail;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Web.Tests.Features.Rescues;

/// <summary>A double click on 登记 makes no second case of a person nobody can tell from the first, having no name.</summary>
public sealed class RescueOnceTests(AppFactory app) : IClassFixture<AppFactory>
{
    private readonly Story story = new(app);

    [Theory]
    [InlineData(1), InlineData(3)]
    public async Task PageSentAgain_LeadsToWhatItMade_AndMakesNoMore(int persons)
    {
        var (police, fields) = await FilledAsync(persons);
        var before = await CountAsync();
        await police.PostAsync("/rescues/new", fields);
        var first = (police.Status, police.Path, police.Page.QuerySelector(".flash, [role=status]")?.TextContent);
        await police.PostAsync("/rescues/new", fields);
        Assert.Equal(first, (police.Status, police.Path, police.Page.QuerySelector(".flash, [role=status]")?.TextContent));
        Assert.Equal(HttpStatusCode.OK, police.Status);
        Assert.Equal((before.Cases + persons, before.Operations + (persons > 1 ? 1 : 0), before.Rows + persons), await CountAsync());
        // The next page is another entry.
        (police, fields) = await FilledAsync(persons);
        await police.PostAsync("/rescues/new", fields);
        Assert.Equal(before.Cases + 2 * persons, (await CountAsync()).Cases);
    }

    [Fact]
    public async Task PageSentTwiceAtOnce_MakesOneCase_AndBothAreLedToIt()
    {
        for (var round = 0; round < 3; round++)
        {
            var before = await CountAsync();
            var (police, fields) = await FilledAsync(1);
            var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => police.Http.PostAsync("/rescues/new", new FormUrlEncodedContent(fields), TestContext.Current.CancellationToken)));
            Assert.Equal(before.Cases + 1, (await CountAsync()).Cases);
            Assert.All(answers, a => Assert.Equal(HttpStatusCode.Found, a.StatusCode));
            Assert.Single(answers.Select(a => a.Headers.Location).Distinct());
        }
    }

    /// <summary>Nobody learns of a case by the key of somebody else's page, nor enters nothing by it.</summary>
    [Fact]
    public async Task KeyOfAnothersPage_LeadsNowhere()
    {
        var (police, fields) = await FilledAsync(1);
        await police.PostAsync("/rescues/new", fields);
        var hers = police.Path;
        var before = await CountAsync();
        var (other, others) = await FilledAsync(1, "qinghe-xingzhen");
        others.RemoveAll(f => f.Key == "Key");
        others.Add(fields.Single(f => f.Key == "Key"));
        await other.PostAsync("/rescues/new", others);
        Assert.Equal(HttpStatusCode.Conflict, other.Status);
        Assert.DoesNotContain(hers, other.Html, StringComparison.Ordinal);
        Assert.Equal(before, await CountAsync());
    }

    private Task<(int Cases, int Operations, int Rows)> CountAsync() => story.ReadAsync(async db => (
        await db.Set<Case>().CountAsync(), await db.Set<Operation>().CountAsync(),
        await db.Set<AuditEntry>().CountAsync(a => a.Kind == AuditKind.Added && a.Entity == nameof(Case))));

    /// <summary>The page as it stands in the browser when the button is pressed.</summary>
    private async Task<(Visitor, List<KeyValuePair<string, string>>)> FilledAsync(int persons, string account = Story.Police)
    {
        var police = await app.AsAsync(account);
        await police.GoAsync($"/rescues/new?persons={persons}");
        var hidden = police.Page.QuerySelectorAll<IHtmlInputElement>("main form input[type=hidden]").Where(i => i.Name is not null).Select(i => KeyValuePair.Create(i.Name!, i.Value));
        List<KeyValuePair<string, string>> fields = [.. hidden, new("On", $"{story.Today:yyyy-MM-dd}"), new("At", "00:01"), new("Region", "999902"), new("Source", "operation")];
        for (var i = 0; i < persons; i++)
            fields.AddRange([new($"Persons[{i}].Sex", "2"), new($"Persons[{i}].Age", "40")]);
        return (police, fields);
    }
}
