using Xunit;

namespace CaseReferral.EndToEnd.Tests;

/// <summary>Browsers of government offices may block scripts: the main route works without one.</summary>
public sealed class NoScriptTests(Browsers browsers) : Journey(browsers, new DateTime(2026, 3, 2)), IClassFixture<Browsers>
{
    [Fact]
    public async Task FromRescueToConfirmed_WithoutJavaScript()
    {
        At(0, 10);
        var police = await AsAsync("shi-xingzhen", scripts: false);
        var child = await RescueTwoAsync(police);
        var aid = await SendAsync(police, child, "法律援助", "市法律援助中心");
        await police.SeesAsync("待签收");

        At(0, 11);
        var lawyers = await AsAsync("fayuan", scripts: false);
        await AcceptAsync(lawyers, aid);
        await lawyers.OpenAsync(aid + "/legal-aid");
        await lawyers.FillAsync("Form.DecidedOn", "2026-03-02");
        await lawyers.ChooseAsync("Form.Decision", "给予援助");
        await lawyers.ChooseUnitAsync("Form.LawyerId", "钱律师");
        await lawyers.FillAsync("Form.AssignedOn", "2026-03-02");
        await lawyers.PressAsync("保存");
        await ReportAsync(lawyers, aid);
        await ConfirmAsync(await AsAsync("shi-xingzhen", scripts: false), aid);
    }

    /// <summary>Regions are loaded level by level and a person is added by plain submits; what was typed stays.</summary>
    private static async Task<string> RescueTwoAsync(Officer police)
    {
        await police.OpenAsync("/rescues/new");
        await police.FillAsync("Persons[0].Age", "9");
        await police.TickAsync("Persons[0].Sex", "2");
        await police.ChooseAsync("Province", "浙江省");
        await police.PressAsync("载入下级区划");
        await police.ChooseAsync("City", "杭州市");
        await police.PressAsync("载入下级区划");
        await police.ChooseAsync("Region", "西湖区");
        await police.ChooseAsync("Province", "示例省");
        await police.PressAsync("载入下级区划");
        await police.ChooseAsync("City", "云川市");
        await police.PressAsync("载入下级区划");
        await police.ChooseAsync("Region", "南湾区");
        Assert.Equal("9", await police.ValueAsync("Persons[0].Age"));

        await police.PressAsync("增加 1 人");
        await police.Page.Locator("details.person summary").First.ClickAsync();
        Assert.Equal("9", await police.ValueAsync("Persons[0].Age"));
        await police.FillAsync("Persons[1].Age", "12");
        await police.TickAsync("Persons[1].Sex", "1");
        await police.ChooseAsync("Source", "专项行动");
        await police.FillAsync("LegalAidToldOn", "2026-03-02");
        await police.PressAsync("提交 2 人登记");
        await police.SeesAsync("已登记 2 人");
        await police.PressAsync("2026-0001");
        return police.Path;
    }
}
