using System.Net;
using CaseReferral.Core.Officers;
using CaseReferral.Core.Trail;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Web.Tests.Accounts;

/// <summary>Three administrators who check one another, and none of whom can read a case.</summary>
public sealed class AdministrationTests(AppFactory app) : AccountTest(app)
{
    public static TheoryData<string, string, bool> Doors => new()
    {
        { "xitong", "/officers", true }, { "xitong", "/officers/new", true }, { "xitong", "/organisations", true }, { "xitong", "/permissions", false },
        { "anquan", "/officers", true }, { "anquan", "/officers/new", false }, { "anquan", "/organisations", false }, { "anquan", "/permissions", true },
        { "shenji", "/officers", false }, { "shenji", "/organisations", false }, { "shenji", "/permissions", false },
        { "jiuzhu-lead", "/officers", false }, { "jiuzhu-lead", "/organisations", false }, { "bangongshi-lead", "/officers", false },
    };

    [Theory, MemberData(nameof(Doors))]
    public async Task Pages_PerAdministrator_OpenOrRefuse(string account, string path, bool opens)
    {
        var visitor = await App.AsAsync(account);
        await visitor.GoAsync(path);
        Assert.Equal(opens, visitor.Path.StartsWith(path, StringComparison.Ordinal) && visitor.Status == HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("xitong"), InlineData("anquan"), InlineData("shenji")]
    public async Task Cases_ForAnAdministrator_AreEmptyAndInvisible(string account)
    {
        var police = await App.AsAsync("qinghe-xingzhen");
        var @case = await CaseAsync(police);
        var admin = await App.AsAsync(account);
        await admin.GoAsync($"/cases/{@case}");
        Assert.Equal(HttpStatusCode.NotFound, admin.Status);
        await admin.GoAsync("/cases");
        Assert.Empty(admin.Page.QuerySelectorAll("main tbody tr"));
        await admin.GoAsync("/rescues/new");
        Assert.NotEqual(HttpStatusCode.OK, admin.Status);
    }

    [Fact]
    public async Task Account_Opened_ShowsItsPasswordOnceAndNeverAHash()
    {
        var issued = await OpenAccountAsync("once.only");
        var account = await AccountAsync("once.only");
        var admin = await App.AsAsync("xitong");
        await admin.GoAsync($"/officers/{account.Id}");
        Assert.DoesNotContain(issued, admin.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(account.PasswordHash!, admin.Html, StringComparison.Ordinal);
        Assert.Null(admin.Page.QuerySelector("code.secret"));
        await using var db = Db();
        var entry = await db.Set<AuditEntry>().Where(a => a.Entity == nameof(Officer) && a.EntityId == $"{account.Id}").SingleAsync(Stop);
        Assert.Equal(AuditKind.Added, entry.Kind);
        Assert.Equal((await AccountAsync("xitong")).Id, entry.OfficerId);
    }

    [Fact]
    public async Task Account_WithATakenName_IsRefusedAndKeepsWhatWasTyped()
    {
        var admin = await App.AsAsync("xitong");
        await admin.GoAsync("/officers/new");
        await admin.SendAsync(new() { ["Form.UserName"] = "JIUZHU", ["Form.DisplayName"] = "Somebody", ["Form.OrganisationId"] = $"{await UnitAsync("jiuzhu")}" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, admin.Status);
        Assert.NotNull(admin.Page.GetElementById("Form_UserName-err"));
        Assert.Equal("Somebody", Value(admin, "Form.DisplayName"));
    }

    [Theory]
    [InlineData("SystemAdministrator"), InlineData("SecurityAdministrator"), InlineData("AuditAdministrator"), InlineData("7")]
    public async Task Account_OpenedAsAdministrator_IsRefused(string role)
    {
        var admin = await App.AsAsync("xitong");
        await admin.GoAsync("/officers/new");
        await admin.SendAsync(new()
        {
            ["Form.UserName"] = "self.made",
            ["Form.DisplayName"] = "X",
            ["Form.OrganisationId"] = $"{await UnitAsync("yunwei")}",
            ["Form.Role"] = role,
        });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, admin.Status);
    }

    [Fact]
    public async Task Administrator_OnHerOwnAccount_CanChangeNothing()
    {
        var admin = await App.AsAsync("xitong");
        var self = await AccountAsync("xitong");
        await admin.GoAsync($"/officers/{self.Id}");
        Assert.Empty(admin.Page.QuerySelectorAll(".acts form"));
        foreach (var verb in new[] { "disable", "password", "unlock" })
        {
            await admin.PostAsync($"/officers/{self.Id}/{verb}", [new("version", $"{(await AccountAsync("xitong")).Version}")]);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, admin.Status);
        }
    }

    [Fact]
    public async Task LastAdministratorOfAKind_CannotBeDisabledNorWithdrawn_UntilThereIsAnother()
    {
        var system = await App.AsAsync("xitong");
        var audit = await AccountAsync("shenji");
        await system.GoAsync($"/officers/{audit.Id}");
        Assert.DoesNotContain(system.Page.QuerySelectorAll("main form"), f => f.GetAttribute("action")!.EndsWith("/disable", StringComparison.Ordinal));
        await system.PostAsync($"/officers/{audit.Id}/disable", [new("version", $"{audit.Version}")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, system.Status);

        await OpenAccountAsync("second.auditor", "yunwei");
        var security = await App.AsAsync("anquan");
        var second = await AccountAsync("second.auditor");
        await security.GoAsync($"/officers/{second.Id}/role");
        await security.SendAsync(new() { ["Form.Role"] = nameof(OfficerRole.AuditAdministrator) });
        Assert.Equal(OfficerRole.AuditAdministrator, (await AccountAsync("second.auditor")).Role);

        await system.GoAsync($"/officers/{audit.Id}");
        await PressAsync(system, "/disable");
        Assert.False((await AccountAsync("shenji")).IsActive);
        await PressAsync(system, "/enable");
        Assert.True((await AccountAsync("shenji")).IsActive);
    }

    [Theory]
    [InlineData("jiuzhu", nameof(OfficerRole.SecurityAdministrator))] // a caseworker's unit
    [InlineData("shenji", nameof(OfficerRole.Lead))] // the operating unit
    [InlineData("xitong", nameof(OfficerRole.AuditAdministrator))] // from one administrator to another
    [InlineData("anquan", nameof(OfficerRole.SystemAdministrator))] // herself
    public async Task Role_ThatWouldCombineDuties_IsRefused(string account, string role)
    {
        var security = await App.AsAsync("anquan");
        var before = await AccountAsync(account);
        await security.GoAsync($"/officers/{before.Id}/role");
        await security.SendAsync(new() { ["Form.Role"] = role });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, security.Status);
        Assert.Equal(before.Role, (await AccountAsync(account)).Role);
    }

    [Fact]
    public async Task Lead_AppointedAndWithdrawn_BySecurityOnly()
    {
        await OpenAccountAsync("rising.star", "fayuan");
        var security = await App.AsAsync("anquan");
        var account = await AccountAsync("rising.star");
        await security.GoAsync($"/officers/{account.Id}/role");
        await security.SendAsync(new() { ["Form.Role"] = nameof(OfficerRole.Lead) });
        Assert.Equal(OfficerRole.Lead, (await AccountAsync("rising.star")).Role);
        var system = await App.AsAsync("xitong");
        await system.PostAsync($"/officers/{account.Id}/role", [new("Form.Version", "0"), new("Form.Role", "Officer")]);
        Assert.Equal(OfficerRole.Lead, (await AccountAsync("rising.star")).Role);
    }

    [Fact]
    public async Task Form_FromAnOldPage_IsAConflict()
    {
        await OpenAccountAsync("two.editors", "fayuan");
        var first = await App.AsAsync("xitong");
        var second = await App.AsAsync("xitong");
        var account = await AccountAsync("two.editors");
        await first.GoAsync($"/officers/{account.Id}");
        await second.GoAsync($"/officers/{account.Id}");
        await PressAsync(first, "/disable");
        await PressAsync(second, "/password");
        Assert.Equal(HttpStatusCode.Conflict, second.Status);
    }

    [Fact]
    public async Task List_PagesByName_ShowsEveryAccountOnce()
    {
        var admin = await App.AsAsync("xitong");
        var seen = new List<string>();
        for (string? next = "/officers"; next is not null;)
        {
            await admin.GoAsync(next);
            seen.AddRange(admin.Page.QuerySelectorAll("main tbody th a").Select(a => a.TextContent));
            next = admin.Page.QuerySelector("main a[rel=next]")?.GetAttribute("href");
        }
        await using var db = Db();
        var all = await db.Set<Officer>().OrderBy(o => o.NormalizedUserName).Select(o => o.UserName!).ToListAsync(Stop);
        Assert.Equal(all, seen);
        await admin.GoAsync("/officers?role=AuditAdministrator&name=SHEN");
        Assert.Equal(["shenji"], admin.Page.QuerySelectorAll("main tbody th a").Select(a => a.TextContent));
    }

    [Fact]
    public async Task Permissions_OfEveryKindOfUnit_HaveWords()
    {
        var security = await App.AsAsync("anquan");
        foreach (var kind in Enum.GetValues<Core.Organisations.OrganisationKind>())
        {
            await security.GoAsync($"/permissions?kind={kind}");
            Assert.Equal(HttpStatusCode.OK, security.Status);
            Assert.DoesNotMatch(@"\[[A-Z][\w.]+\]", security.Text);
        }
    }
}
