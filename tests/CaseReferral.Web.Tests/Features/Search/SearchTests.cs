using System.Net;
using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Persons;
using CaseReferral.Testing;
using CaseReferral.Web.Tests.Features.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CaseReferral.Web.Tests.Features.Search;

/// <summary>The box in the header finds what the officer may see, and tells nothing about the rest.</summary>
public sealed class SearchTests(AppFactory app) : IClassFixture<AppFactory>
{
    private const string IdNumber = "999999201603050015";
    private readonly Story story = new(app);

    private static async Task<Visitor> FindAsync(Visitor visitor, string term)
    {
        await visitor.GoAsync("/cases");
        return await visitor.SendAsync(new() { ["q"] = term }, "form.top-search");
    }

    private Task<(string Number, string Alias, string Internal)> NamesAsync(Guid id) => story.ReadAsync(async db =>
    {
        var row = await db.Set<Case>().Where(c => c.Id == id).Join(db.Set<Person>(), c => c.PersonId, p => p.Id, (c, p) => new { c.Serial, p.Alias, p.InternalNumber }).SingleAsync();
        return (Core.Common.Serial.Format(row.Serial), row.Alias, row.InternalNumber);
    });

    [Fact]
    public async Task Number_InternalNumberAndIdNumber_OpenTheCase()
    {
        for (var i = 0; i < 3; i++)
            await story.RescueAsync();
        const string own = "999999201603050074"; // registered by no other test: the order of tests depends on the checkout
        var id = await story.RescueAsync(idNumber: own);
        var (number, _, secret) = await NamesAsync(id);
        var police = await app.AsAsync(Story.Police);
        foreach (var term in new[] { number, $" {number} ", secret, secret.ToLowerInvariant(), own, "999999 20160305 0074", "９９９９９９２０１６０３０５００７４" })
            Assert.Equal($"/cases/{id}", (await FindAsync(police, term)).Path);
    }

    [Fact]
    public async Task HandoffNumber_OpensTheHandoff_AndListsBothWhenACaseHasTheSame()
    {
        // Both count from one each year, so a hand-off whose number a case of the unit has too comes soon; one the receiver has not.
        var unit = (await story.ActorAsync(Story.Police)).OrganisationId;
        var receiver = (await story.ActorAsync(Story.Receiver)).OrganisationId;
        Guid id;
        Handoff handoff;
        do
        {
            id = await story.HandoffAsync(HandoffStatus.Sent);
            handoff = (await story.FindAsync(id))!;
        }
        while (!await story.ReadAsync(db => db.Set<Case>().AnyAsync(c => c.Serial == handoff.Serial && c.OwnerOrganisationId == unit
            && !db.Set<CaseAccess>().Any(a => a.CaseId == c.Id && a.OrganisationId == receiver))));
        var centre = await FindAsync(await app.AsAsync(Story.Receiver), handoff.Number);
        Assert.Equal($"/handoffs/{id}", centre.Path);
        var police = await FindAsync(await app.AsAsync(Story.Police), handoff.Number);
        Assert.Equal(HttpStatusCode.OK, police.Status);
        Assert.NotNull(police.Page.QuerySelector($"a[href='/handoffs/{id}']"));
        Assert.NotNull(police.Page.QuerySelector("a[href^='/cases/']"));
    }

    /// <summary>Gives persons an alias of the test's choice, with its copies.</summary>
    private Task<int> CallAsync(string alias, Func<AppDbContext, IQueryable<Case>> cases) => story.ReadAsync(async db =>
    {
        var found = cases(db);
        await db.Set<CaseAccess>().Where(a => found.Any(c => c.Id == a.CaseId)).ExecuteUpdateAsync(s => s.SetProperty(a => a.CaseAlias, alias));
        await found.ExecuteUpdateAsync(s => s.SetProperty(c => c.Alias, alias));
        return await db.Set<Person>().Where(p => found.Any(c => c.PersonId == p.Id)).ExecuteUpdateAsync(s => s.SetProperty(p => p.Alias, alias));
    });

    [Fact]
    public async Task Alias_ListsThoseOfTheUnitOnly_NewestFirstAndCut()
    {
        var mine = await story.RescueAsync();
        var alias = (await NamesAsync(mine)).Alias;
        var foreign = await story.RescueAsync(by: "qinghe-xingzhen");
        var same = await story.RescueAsync();
        await CallAsync(alias, db => db.Set<Case>().Where(c => c.Id == foreign || c.Id == same));
        var police = await FindAsync(await app.AsAsync(Story.Police), alias);
        Assert.Equal(HttpStatusCode.OK, police.Status);
        Assert.NotNull(police.Page.QuerySelector($"a[href='/cases/{mine}']"));
        Assert.NotNull(police.Page.QuerySelector($"a[href='/cases/{same}']"));
        Assert.Null(police.Page.QuerySelector($"a[href='/cases/{foreign}']"));
    }

    [Fact]
    public async Task Alias_WithMoreThanFits_ListsTwentyFiveAndSaysSo()
    {
        for (var i = 0; i < 27; i++)
            await story.RescueAsync(by: "nanwan-huzheng");
        var unit = (await story.ActorAsync("nanwan-huzheng")).OrganisationId;
        await CallAsync("小雪", db => db.Set<Case>().Where(c => c.OwnerOrganisationId == unit));
        var police = await FindAsync(await app.AsAsync("nanwan-huzheng"), "小雪");
        Assert.Equal(25, police.Page.QuerySelectorAll("main tbody tr").Length);
        Assert.Contains(Words.Of(app, "Search.More"), police.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnotherUnitsCase_IsAnsweredExactlyLikeNoCase()
    {
        var id = await story.RescueAsync(by: "qinghe-xingzhen", idNumber: "999999201603050031");
        var (number, _, secret) = await NamesAsync(id);
        var home = await app.AsAsync(Story.Centre);
        foreach (var (real, invented) in new[] { (number, "2026-9998"), (secret, "N20269998"), ("999999201603050031", "999999201603059992"), ("王𠮷示", "例𠮷例"), ("wjs", "qqq") })
        {
            var known = (await FindAsync(home, real)).Page.QuerySelector("main")!.TextContent.Replace(real, "?", StringComparison.Ordinal);
            var unknown = (await FindAsync(home, invented)).Page.QuerySelector("main")!.TextContent.Replace(invented, "?", StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, home.Status);
            Assert.Equal(unknown, known);
            Assert.DoesNotContain($"{id}", home.Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task IdNumber_OfAReceiver_OnlyAfterSheAccepted_NeverOfTheOffice()
    {
        var id = await story.RescueAsync(idNumber: "999999201603050058");
        var handoff = await story.SendAsync(id, "legal-aid", Story.Police, Story.Receiver);
        Assert.Equal("/search", (await FindAsync(await app.AsAsync(Story.Receiver), "999999201603050058")).Path);
        await story.FireAsync(Story.Receiver, handoff, HandoffAction.Accept);
        Assert.Equal($"/cases/{id}", (await FindAsync(await app.AsAsync(Story.Receiver), "999999201603050058")).Path);
        Assert.Equal("/search", (await FindAsync(await app.AsAsync(Story.Office), "999999201603050058")).Path);
        // By number the office finds it; a hand-off may bear the same number, then both are listed.
        var office = await FindAsync(await app.AsAsync(Story.Office), (await NamesAsync(id)).Number);
        Assert.Contains($"/cases/{id}", office.Path + office.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task IdNumber_NeverStandsInAnAddressOrOnThePage()
    {
        await story.RescueAsync(idNumber: IdNumber);
        var police = await app.AsAsync(Story.Police);
        await police.GoAsync("/");
        Assert.Equal("post", police.Page.QuerySelector("form.top-search")!.GetAttribute("method"));
        await police.GoAsync("/search?q=" + IdNumber);
        Assert.Equal("/search", police.Path);
        Assert.Contains(Words.Of(app, "Search.UseBox"), police.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(IdNumber, police.Html, StringComparison.Ordinal);
        await FindAsync(police, "999999201603059992");
        Assert.DoesNotContain("999999201603059992", police.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("欧阳𠮷"), InlineData("𠮷娜"), InlineData("ouyang"), InlineData("oy"), InlineData("小豆豆")]
    public async Task PartOfAName_OpensTheCase_OfTheTeamAndItsReceivers_AndOfNobodyElse(string typed)
    {
        var id = await story.RescueAsync(by: "nanwan-huzheng", name: "欧阳𠮷娜");
        await story.ReadAsync(async db =>
        {
            var identity = await db.Set<PersonIdentity>().SingleAsync(i => db.Set<Case>().Any(c => c.Id == id && c.PersonId == i.PersonId));
            db.Entry(identity).Property(i => i.OtherNames).CurrentValue = "小豆豆";
            return await db.SaveChangesAsync();
        });
        await app.Services.GetRequiredService<NameRebuild>().RunAsync(TestContext.Current.CancellationToken);
        var team = await FindAsync(await app.AsAsync("nanwan-huzheng"), typed);
        Assert.Contains($"/cases/{id}", team.Path + team.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("欧阳", team.Text, StringComparison.Ordinal);
        foreach (var account in new[] { await app.ColleagueOfAsync("nanwan-huzheng"), "qinghe-xingzhen", Story.Receiver, Story.Office })
        {
            var other = await FindAsync(await app.AsAsync(account), typed);
            Assert.Equal("/search", other.Path);
            Assert.DoesNotContain($"{id}", other.Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Name_IsTakenFromTheBoxOnly_AndCostsAFixedNumberOfCommands()
    {
        var id = await story.RescueAsync(by: "nanwan-huzheng", name: "单于示");
        var police = await app.AsAsync("nanwan-huzheng");
        await police.GoAsync("/search?q=" + Uri.EscapeDataString("单于示"));
        Assert.NotNull(police.Page.QuerySelector(".empty"));
        await police.GoAsync("/cases");
        app.Sql.Take();
        await police.PostAsync("/search", [new("q", "单于示")]);
        var hit = app.Sql.Take();
        Assert.Equal($"/cases/{id}", police.Path);
        await police.GoAsync("/cases");
        app.Sql.Take();
        await police.PostAsync("/search", [new("q", "于单示")]);
        Assert.InRange(app.Sql.Take(), 1, 12);
        Assert.InRange(hit, 1, 24); // with the case that opens
    }

    [Fact]
    public async Task Box_IsNotOfferedToAnAdministrator()
    {
        var admin = await app.AsAsync("xitong");
        await admin.GoAsync("/");
        Assert.Equal(HttpStatusCode.OK, admin.Status);
        Assert.Null(admin.Page.QuerySelector("form.top-search"));
        Assert.Null(admin.Page.QuerySelector("a[href='/search']"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("2026-99999999999999999")]
    [InlineData("-")]
    [InlineData("𠮷㛃😀")]
    [InlineData("' OR 1=1 --")]
    [InlineData("a\u0001b")]
    public async Task Nonsense_FindsNothingAndIsShownAsText(string term)
    {
        var police = await app.AsAsync(Story.Police);
        Assert.Equal(HttpStatusCode.OK, (await FindAsync(police, term)).Status);
        Assert.NotNull(police.Page.QuerySelector(".empty"));
        Assert.Null(police.Page.QuerySelector("main script"));
        Assert.Equal(HttpStatusCode.OK, (await police.GoAsync("/search?q=" + Uri.EscapeDataString(new string('长', 3000)))).Status);
    }

    [Fact]
    public async Task Nul_InAForm_IsAPageThatSaysSo()
    {
        var police = await FindAsync(await app.AsAsync(Story.Police), "a\0b");
        Assert.Equal(HttpStatusCode.BadRequest, police.Status);
        Assert.Contains(Words.Of(app, "Problem.400.Title"), police.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("xitong")]
    [InlineData("anquan")]
    [InlineData("shenji")]
    public async Task Administrators_FindNothing(string account)
    {
        var id = await story.HandoffAsync(HandoffStatus.Sent);
        var handoff = (await story.FindAsync(id))!;
        var (number, alias, secret) = await NamesAsync(handoff.CaseId);
        var visitor = await app.AsAsync(account);
        foreach (var term in new[] { number, handoff.Number, alias, secret, IdNumber })
        {
            await visitor.GoAsync("/");
            await visitor.PostAsync("/search", [new("q", term)]);
            Assert.Equal(HttpStatusCode.OK, visitor.Status);
            Assert.Empty(visitor.Page.QuerySelectorAll("main tbody tr"));
        }
    }
}
