using System.Net;
using CaseReferral.Core.Departments.LegalAid;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Web.Tests.Accounts;

/// <summary>The tree of units; a unit with work in hand cannot be switched off.</summary>
public sealed class OrganisationTests(AppFactory app) : AccountTest(app)
{
    private async Task<Guid> CreateAsync(Visitor admin, string code, Guid? parent = null, string kind = "Hospital")
    {
        await admin.GoAsync("/organisations/new");
        await admin.SendAsync(new()
        {
            ["Form.Code"] = code,
            ["Form.Name"] = "Unit " + code,
            ["Form.Kind"] = kind,
            ["Form.RegionCode"] = "999901",
            ["Form.ParentId"] = $"{parent}",
            ["Form.Capacity"] = "12",
            ["Form.MinAge"] = "0",
            ["Form.MaxAge"] = "17",
            ["Form.IsDesignated"] = "true",
        });
        Assert.Equal(HttpStatusCode.OK, admin.Status);
        return await UnitAsync(code);
    }

    private async Task<Organisation> ReadAsync(Guid id)
    {
        await using var db = Db();
        return await db.Set<Organisation>().AsNoTracking().SingleAsync(o => o.Id == id, Stop);
    }

    [Fact]
    public async Task Unit_CreatedAndChanged_IsWhatWasEntered()
    {
        var admin = await App.AsAsync("xitong");
        var id = await CreateAsync(admin, "tree-top");
        var unit = await ReadAsync(id);
        Assert.Equal((12, 0, 17, true, "999901"), (unit.Capacity, unit.MinAge, unit.MaxAge, unit.IsDesignated, unit.RegionCode));
        await admin.GoAsync($"/organisations/{id}/edit");
        await admin.SendAsync(new() { ["Form.Name"] = "Renamed", ["Form.Capacity"] = "", ["Form.RegionCode"] = "999902", ["Form.Phone"] = "0000-110" });
        unit = await ReadAsync(id);
        Assert.Equal(("Renamed", null, "999902", "0000-110"), (unit.Name, unit.Capacity, unit.RegionCode, unit.Phone));
    }

    /// <summary>Access does not hang on a name: what is on its way to a unit reaches it, and both sides read the new one (access.md, point 9).</summary>
    [Fact]
    public async Task Unit_RenamedWhileAHandoffLives_KeepsItAndAccepts()
    {
        var story = new Story(App);
        var handoff = await story.SendAsync(await story.RescueAsync(), LegalAidKind.KeyName, Story.Police, Story.Elsewhere);
        var unit = (await story.ActorAsync(Story.Elsewhere)).OrganisationId;
        var old = (await ReadAsync(unit)).Name;
        var admin = await App.AsAsync("xitong");
        await admin.GoAsync($"/organisations/{unit}/edit");
        await admin.SendAsync(new() { ["Form.Name"] = "Unit with a new name" });
        Assert.Equal(HttpStatusCode.OK, admin.Status);
        foreach (var account in new[] { Story.Police, Story.Elsewhere })
        {
            var page = await (await App.AsAsync(account)).GoAsync($"/handoffs/{handoff}");
            Assert.Contains("Unit with a new name", page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(old, page.Text, StringComparison.Ordinal);
        }
        await story.FireAsync(Story.Elsewhere, handoff, HandoffAction.Sign);
        await story.FireAsync(Story.Elsewhere, handoff, HandoffAction.Accept);
        Assert.Equal((HandoffStatus.Accepted, unit), ((await story.FindAsync(handoff))!.Status, (await story.FindAsync(handoff))!.ToOrganisationId));
    }

    [Fact]
    public async Task Unit_WithWrongEntries_IsToldAllOfThem()
    {
        var admin = await App.AsAsync("xitong");
        await admin.GoAsync("/organisations/new");
        await admin.SendAsync(new()
        {
            ["Form.Code"] = "jiuzhu",
            ["Form.Name"] = "X",
            ["Form.Kind"] = "Hospital",
            ["Form.RegionCode"] = "123456",
            ["Form.ParentId"] = $"{Guid.CreateVersion7()}",
            ["Form.MinAge"] = "20",
            ["Form.MaxAge"] = "10",
        });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, admin.Status);
        Assert.All(["Code", "RegionCode", "ParentId", "MaxAge"], field => Assert.NotNull(admin.Page.GetElementById($"Form_{field}-err")));
    }

    [Fact]
    public async Task Unit_PutUnderItsOwnChild_IsRefused()
    {
        var admin = await App.AsAsync("xitong");
        var top = await CreateAsync(admin, "ring-a");
        var child = await CreateAsync(admin, "ring-b", top);
        await admin.GoAsync($"/organisations/{top}/edit");
        await admin.SendAsync(new() { ["Form.ParentId"] = $"{child}" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, admin.Status);
        Assert.Null((await ReadAsync(top)).ParentId);
    }

    [Fact]
    public async Task Unit_WithUnitsBelow_StaysUntilTheyAreClosed()
    {
        var admin = await App.AsAsync("xitong");
        var top = await CreateAsync(admin, "close-a");
        var child = await CreateAsync(admin, "close-b", top);
        await admin.GoAsync($"/organisations/{top}");
        Assert.NotNull(admin.Page.QuerySelector(".blocked"));
        await admin.PostAsync($"/organisations/{top}/deactivate", [new("version", $"{(await ReadAsync(top)).Version}")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, admin.Status);
        await admin.GoAsync($"/organisations/{child}");
        await PressAsync(admin, "/deactivate");
        await admin.GoAsync($"/organisations/{top}");
        await PressAsync(admin, "/deactivate");
        Assert.False((await ReadAsync(top)).IsActive);
        await PressAsync(admin, "/reactivate");
        Assert.True((await ReadAsync(top)).IsActive);
    }

    [Fact]
    public async Task Unit_WithALiveHandoff_IsListedByNumberAndStays()
    {
        var police = await App.AsAsync("qinghe-xingzhen");
        var station = await UnitAsync("jiuzhu");
        await police.GoAsync($"/cases/{await CaseAsync(police)}/handoffs/new/placement");
        await police.SendAsync(new() { ["Form.ToOrganisationId"] = $"{station}", ["Form.Text"] = "X" }, button: "save=draft");
        Assert.StartsWith("/handoffs/", police.Path, StringComparison.Ordinal);
        await using var db = Db();
        var number = Core.Common.Serial.Format(await db.Set<Handoff>().Where(h => h.ToOrganisationId == station).Select(h => h.Serial).SingleAsync(Stop));
        var admin = await App.AsAsync("xitong");
        await admin.GoAsync($"/organisations/{station}");
        Assert.Contains(admin.Page.QuerySelectorAll("main tbody th"), th => th.TextContent == number);
        await admin.PostAsync($"/organisations/{station}/deactivate", [new("version", $"{(await ReadAsync(station)).Version}")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, admin.Status);
        Assert.Contains(number, admin.Page.QuerySelector(".err-summary")!.TextContent, StringComparison.Ordinal);
        await admin.GoAsync($"/organisations/{station}/edit");
        await admin.SendAsync(new() { ["Form.RegionCode"] = "999901" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, admin.Status);
        Assert.True((await ReadAsync(station)).IsActive);
    }

    [Fact]
    public async Task OperatingUnit_WithAdministrators_CannotBeClosedNorBecomeADepartment()
    {
        var admin = await App.AsAsync("xitong");
        var unit = await UnitAsync("yunwei");
        await admin.GoAsync($"/organisations/{unit}");
        await admin.PostAsync($"/organisations/{unit}/deactivate", [new("version", $"{(await ReadAsync(unit)).Version}")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, admin.Status);
        await admin.GoAsync($"/organisations/{unit}/edit");
        await admin.SendAsync(new() { ["Form.Kind"] = "CriminalPolice" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, admin.Status);
    }

    [Fact]
    public async Task List_Filtered_ShowsWhatMatchesInOrderOfRegions()
    {
        var admin = await App.AsAsync("xitong");
        await admin.GoAsync("/organisations?kind=EducationBureau");
        Assert.Equal(2, admin.Page.QuerySelectorAll("main tbody tr").Length);
        await admin.GoAsync("/organisations?name=qinghe");
        Assert.Equal(2, admin.Page.QuerySelectorAll("main tbody tr").Length);
        await admin.GoAsync("/organisations?after=999902~zzzz");
        Assert.StartsWith("beiling", admin.Page.QuerySelector("main tbody .sub")!.TextContent, StringComparison.Ordinal);
    }
}
