using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Officers;
using CaseReferral.Testing;
using CaseReferral.Web.Features.Account;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CaseReferral.Web.Tests.Accounts;

/// <summary>One application per test class; what the tests of accounts have in common.</summary>
public abstract class AccountTest(AppFactory app) : IClassFixture<AppFactory>
{
    protected AppFactory App => app;
    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    protected AppDbContext Db() => app.Services.GetRequiredService<AppDbContexts>().For(Actor.System("test"));

    protected async Task<Officer> AccountAsync(string userName)
    {
        await using var db = Db();
        return await db.Set<Officer>().AsNoTracking().SingleAsync(o => o.NormalizedUserName == Officer.Normalise(userName), Stop);
    }

    protected async Task<Guid> UnitAsync(string code)
    {
        await using var db = Db();
        return await db.Set<Core.Organisations.Organisation>().Where(o => o.Code == code).Select(o => o.Id).SingleAsync(Stop);
    }

    /// <summary>Opens an account through the pages; returns the issued password.</summary>
    protected async Task<string> OpenAccountAsync(string userName, string unit = "jiuzhu", string role = "Officer")
    {
        var admin = await app.AsAsync("xitong");
        await admin.GoAsync("/officers/new");
        await admin.SendAsync(new()
        {
            ["Form.UserName"] = userName,
            ["Form.DisplayName"] = "Test " + userName,
            ["Form.OrganisationId"] = $"{await UnitAsync(unit)}",
            ["Form.Role"] = role,
        });
        return admin.Page.QuerySelector("code.secret")?.TextContent ?? throw new InvalidOperationException(admin.Html);
    }

    /// <summary>Opens an account and does what a first sign-in asks; signed in afterwards.</summary>
    protected async Task<Visitor> NewcomerAsync(string userName, string password, string unit = "jiuzhu")
    {
        var issued = await OpenAccountAsync(userName, unit);
        var visitor = await app.Anonymous().SignInAsync(userName, issued);
        await visitor.SendAsync(new() { ["Present"] = issued, ["Chosen"] = password, ["Repeated"] = password });
        await visitor.SendAsync(new() { ["Accepted"] = "true" });
        Assert.Equal("/", visitor.Path);
        return visitor;
    }

    /// <summary>Presses one of the buttons of the action panel.</summary>
    protected static Task<Visitor> PressAsync(Visitor visitor, string actionEnd) => visitor.SendAsync([], $"main form[action$='{actionEnd}']");

    /// <summary>What the authenticator app of an account would show.</summary>
    protected async Task<string> CodeAsync(string userName, int steps = 0)
    {
        using var scope = app.Services.CreateScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Officer>>();
        var key = await users.GetAuthenticatorKeyAsync((await users.FindByNameAsync(userName))!);
        return Totp.Code(Base32.Decode(key!), Totp.StepAt(app.Clock.GetUtcNow()) + steps);
    }

    protected static bool IsSignedIn(Visitor visitor) => visitor.Page.QuerySelector("form[action='/sign-out']") is not null;

    protected static string? Value(Visitor visitor, string name) => visitor.Page.QuerySelector<IHtmlInputElement>($"main [name='{name}']")?.Value;

    /// <summary>Registers one rescued woman; returns the id of her case.</summary>
    protected static async Task<string> CaseAsync(Visitor police)
    {
        await police.GoAsync("/rescues/new?persons=1");
        await police.SendAsync(new()
        {
            ["On"] = "2026-03-02",
            ["At"] = "09:40",
            ["Source"] = "operation",
            ["LegalAidToldOn"] = "2026-03-02",
            ["Persons[0].Sex"] = "2",
            ["Persons[0].Age"] = "30",
            ["Persons[0].AgeCertainty"] = "SelfReported",
        });
        await police.GoAsync("/cases");
        return police.Page.QuerySelector("main tbody th a")!.GetAttribute("href")!.Split('/')[^1];
    }
}
