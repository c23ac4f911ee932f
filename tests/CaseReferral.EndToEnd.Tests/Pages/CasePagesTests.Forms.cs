using Microsoft.Playwright;
using Xunit;

namespace CaseReferral.EndToEnd.Tests.Pages;

public sealed partial class CasePagesTests
{
    [Fact]
    public async Task RescueEntry_AndPoliceRecords()
    {
        var page = await Browsers.AsAsync("shi-xingzhen");
        foreach (var persons in new[] { 1, 3 })
        {
            await LookAsync(page, $"/rescues/new?persons={persons}", $"rescue {persons}");
            await page.FillAsync("[name='Persons[0].IdNumber']", "123");
            await SendWrongAsync(page, $"rescue {persons} refused");
        }
        foreach (var form in new[] { "record", "sampling", "buyer", "identity" })
        {
            await LookAsync(page, $"{City.Child}/police/{form}", "police " + form);
            await SendWrongAsync(page, $"police {form} refused");
        }
        await LookAsync(page, City.Child + "/files/new", "file");
        await SendWrongAsync(page, "file refused");
        Clean(13);
    }

    /// <summary>Enter in a text field registers: it neither loads regions nor adds a person, with a script or without.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RescueEntry_EnterInATextField_IsTheSubmit(bool scripts)
    {
        var page = await Browsers.AsAsync("shi-xingzhen", scripts: scripts);
        await page.GotoAsync("/rescues/new");
        await page.FillAsync("[name=Place]", "某村");
        await page.PressAsync("[name=Place]", "Enter");
        await Assertions.Expect(page.Locator(".err-summary")).ToBeVisibleAsync();
        Assert.Equal("某村", await page.InputValueAsync("[name=Place]"));
        Assert.Equal(1, await page.Locator("[name='Persons[0].IdNumber']").CountAsync());
    }

    [Fact]
    public async Task Requests_OfEveryLine()
    {
        foreach (var (account, @case, lines) in new[]
        {
            ("shi-xingzhen", City.Child, new[] { "placement", "emergency-care", "health", "legal-aid" }),
            ("fuliyuan", City.Cases["Assisting"], ["education", "vocational", "household"]),
            ("nanwan-jiaoyu", City.Cases["Assisting"], ["education-elsewhere"]),
        })
        {
            var page = await Browsers.AsAsync(account);
            foreach (var line in lines)
            {
                await LookAsync(page, $"{@case}/handoffs/new/{line}", "request " + line);
                await SendWrongAsync(page, $"request {line} refused");
            }
        }
        Clean(16);
    }

    [Fact]
    public async Task Records_OfEveryLine()
    {
        foreach (var (line, (unit, path)) in City.Records)
        {
            var page = await Browsers.AsAsync(unit);
            await LookAsync(page, $"{path}/{line}", "record " + line);
            await SendWrongAsync(page, $"record {line} refused");
            await LookAsync(page, path, "handoff " + line);
        }
        Assert.Equal(14, City.Records.Count);
        Clean(42);
    }

    [Fact]
    public async Task English_Sample()
    {
        var page = await Browsers.AsAsync("fuliyuan", 1367);
        await page.GotoAsync("/language/en");
        foreach (var path in new[] { "/", "/cases", "/handoffs", City.Cases["Assisting"], City.Cases["Assisting"] + "/needs", City.Records["placement"].Path, City.Records["placement"].Path + "/placement", "/help" })
            await LookAsync(page, path, "en " + path.Split('/')[^1]);
        var police = await Browsers.AsAsync("shi-xingzhen", 1367);
        await police.GotoAsync("/language/en");
        foreach (var path in new[] { "/rescues/new?persons=2", City.Child, City.Child + "/do/reunite", City.Handoffs["Reported"], City.Handoffs["Returned"] })
            await LookAsync(police, path, "en police " + path.Split('/', '?')[^1]);
        Clean(12);
    }
}
