using System.Net;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Limits;
using CaseReferral.Core.Trail;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CaseReferral.Web.Tests.Security;

/// <summary>Two nodes over one database let through together what one may let through alone.</summary>
public sealed class SharedLimitTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Accounts:SignInsPerName"), InlineData("Accounts:SignInsPerAddress")]
    public async Task Passwords_GuessedOnBothNodes_CountTogether(string setting)
    {
        await using var first = Node(null, setting, 4);
        await using var second = Node(first, setting, 4);
        foreach (var node in new[] { first, second, first, second })
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await node.Anonymous().SignInAsync("fayuan", "wrong")).Status);
        foreach (var node in new[] { first, second })
        {
            var visitor = await node.Anonymous().SignInAsync("fayuan", "wrong");
            Assert.Equal(HttpStatusCode.TooManyRequests, visitor.Status);
            Assert.Single(visitor.Page.QuerySelectorAll("h1"));
        }
        first.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("/", (await first.Anonymous().SignInAsync("fayuan")).Path);
    }

    [Fact]
    public async Task Looks_OnBothNodes_CountTogether_WhateverBecomesOfThem_AndSayWhenToComeBack()
    {
        await using var first = Node(null, "Limits:Reveals", 4);
        var story = new Story(first);
        var @case = await story.RescueAsync();
        await using var second = Node(first, "Limits:Reveals", 4);
        Visitor[] officer = [await first.AsAsync(Story.Police), await second.AsAsync(Story.Police)];
        for (var i = 0; i < 4; i++)
            // A purpose there is not: refused with a sentence on the page it leads back to, and counted all the same.
            Assert.Equal(HttpStatusCode.Found, (await RevealAsync(officer[i % 2], @case)).StatusCode);
        foreach (var visitor in officer)
        {
            var answer = await RevealAsync(visitor, @case);
            Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
            Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        }
        Assert.Equal(HttpStatusCode.Found, (await RevealAsync(await second.AsAsync("shi-xingzhen-lead"), @case)).StatusCode);
        Assert.Empty(await story.ReadAsync(db => db.Set<RevealEntry>().ToListAsync(Stop)));
    }

    [Fact]
    public async Task OrdinaryPages_AskNothing_ALimitedOneOneCommand()
    {
        await using var app = new AppFactory { Settings = new Dictionary<string, string> { ["Limits:Shared"] = "true" } };
        var officer = await app.AsAsync(Story.Police);
        await RowsAsync(app, delete: true);
        foreach (var path in new[] { "/", "/cases", "/handoffs", "/account", "/help" })
            await officer.GoAsync(path);
        Assert.Empty(await RowsAsync(app));
        await officer.GoAsync("/search");
        app.Sql.Take();
        await officer.GoAsync("/search");
        var limited = app.Sql.Take();
        await officer.GoAsync("/help");
        Assert.Equal(app.Sql.Take() + 1, limited);
        Assert.Equal(2, Assert.Single(await RowsAsync(app)).Hits);
    }

    [Fact]
    public async Task OneProcessOverAFile_CountsForItself_WithoutACommand()
    {
        await using var app = new AppFactory { Settings = new Dictionary<string, string> { ["Limits:Searches"] = "2" } };
        var officer = await app.AsAsync(Story.Police);
        foreach (var expected in new[] { HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests })
        {
            await officer.GoAsync("/search");
            Assert.Equal(expected, officer.Status);
        }
        Assert.Empty(await RowsAsync(app));
    }

    private static AppFactory Node(AppFactory? first, string setting, int permits)
    {
        var settings = new Dictionary<string, string> { [setting] = $"{permits}", ["Limits:Shared"] = "true" };
        if (first is not null)
            settings["Data:Directory"] = first.Folder;
        return new AppFactory { Settings = settings };
    }

    private static async Task<HttpResponseMessage> RevealAsync(Visitor officer, Guid @case)
    {
        await officer.GoAsync($"/cases/{@case}");
        var token = officer.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var body = new FormUrlEncodedContent([new("purpose", "nothing-of-the-kind"), new("__RequestVerificationToken", token)]);
        return await officer.Http.PostAsync($"/cases/{@case}/reveal", body, Stop);
    }

    private static async Task<List<RequestCount>> RowsAsync(AppFactory app, bool delete = false)
    {
        await using var db = app.Services.GetRequiredService<AppDbContexts>().For(Actor.System("test"));
        if (delete)
            await db.Set<RequestCount>().ExecuteDeleteAsync(Stop);
        return await db.Set<RequestCount>().AsNoTracking().ToListAsync(Stop);
    }
}
