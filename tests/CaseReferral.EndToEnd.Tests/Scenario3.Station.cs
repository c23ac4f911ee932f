using Microsoft.Playwright;
using Xunit;

namespace CaseReferral.EndToEnd.Tests;

public abstract partial class Scenario3
{
    private async Task<string> HandOverAsync(string woman)
    {
        At(9, 9, 30);
        var police = await AsAsync("shi-xingzhen");
        await police.OpenAsync(woman + "/police/record");
        await police.FillAsync("Form.Escort", "林示范、女警一名");
        await police.FillAsync("Form.Belongings", "无随身物品");
        await police.PressAsync("保存");
        await SendAsync(police, woman, "安置移交", "市儿童福利院", Duty);
        await police.IsToldAsync("成年人送救助管理站");
        return await SendAsync(police, woman, "安置移交", "市救助管理站", Duty);
    }

    /// <summary>Two clerks of the station press the same button at the same moment: one signs, the other reads who and when.</summary>
    private async Task SignTogetherAsync(string placement)
    {
        At(9, 9, 40);
        var clerks = new[] { await AsAsync("jiuzhu"), await AsAsync("jiuzhu-lead") };
        foreach (var clerk in clerks)
            await clerk.OpenAsync(placement);
        await Task.WhenAll(clerks.Select(c => c.PressAsync("签收")));

        var told = new List<string>();
        foreach (var clerk in clerks.Where(c => c.Path != placement))
            told.Add(await clerk.Page.Locator(".err-summary").InnerTextAsync());
        var message = Assert.Single(told);
        Assert.Matches("(许范本|唐样板) .*9:40.* 已办理过", message);

        await clerks[0].OpenAsync(placement);
        await Assertions.Expect(clerks[0].Page.Locator(".timeline .what", new() { HasTextRegex = new(@"^\s*签收\s*$") })).ToHaveCountAsync(1);
    }

    /// <summary>退回补正: twice, and no third time.</summary>
    private async Task AskForPapersAsync(string woman, string placement)
    {
        for (var round = 1; round <= 2; round++)
        {
            At(9, 9 + round);
            var station = await AsAsync("jiuzhu");
            await station.OpenAsync(placement);
            await station.PressAsync("退回补正");
            await station.TickAsync("Form.ReasonCode", "document-missing");
            await station.PressAsync("退回补正");
            await station.IsToldAsync("请写明原因");
            await station.FillAsync("Form.Text", "缺移交清单");
            await station.PressAsync("退回补正");
            await station.SeesAsync("退回补正");

            At(9, 9 + round, 30);
            var police = await AsAsync("shi-xingzhen");
            await police.OpenAsync(placement);
            await police.PressAsync("补正提交");
            await police.FillAsync("Form.Text", "已补移交清单");
            await police.PressAsync("补正提交");
            await police.IsToldAsync("须先补充材料");
            await police.OpenAsync(woman);
            await police.UploadAsync("移交清单");
            await police.OpenAsync(placement);
            await police.PressAsync("补正提交");
            await police.FillAsync("Form.Text", "已补移交清单");
            await police.PressAsync("补正提交");
            await police.SeesAsync("已签收");
        }
        var again = await AsAsync("jiuzhu");
        await again.OpenAsync(placement);
        await again.IsBlockedAsync("退回补正", "最多 2 次");
    }

    /// <summary>民发〔2015〕158号: the limits of a person nobody can name count from her entry, the holiday included.</summary>
    private async Task PlaceAsync(string woman, string placement)
    {
        At(9, 14);
        var station = await AsAsync("jiuzhu");
        await station.OpenAsync(placement);
        await station.PressAsync("受理");
        await station.PressAsync("受理");
        await station.OpenAsync(placement + "/placement");
        await station.TickAsync("Form.Form", "own-institution");
        await station.FillAsync("Form.Carer", "许范本");
        await station.PressAsync("保存安置");
        await station.IsToldAsync("救助管理办法第八条");
        await station.TickAsync("Form.FemaleStaff", "true");
        await station.PressAsync("保存安置");
        await station.OpenAsync(woman);
        await station.SeesAsync("主办 市救助管理站");
        await LimitAsync(station, "发布寻亲公告", "2026-02-10");
        await LimitAsync(station, "商请公安机关采血", "2026-02-25");
        await LimitAsync(station, "超过 10 日身份不明", "2026-02-24");
        await LimitAsync(station, "满 3 个月身份不明", "2026-05-09");
    }

    private static async Task LimitAsync(Officer officer, string limit, string day) =>
        await Assertions.Expect(officer.Page.Locator("section[aria-labelledby=law-title] li", new() { HasText = limit })).ToContainTextAsync(day);
}
