using Xunit;

namespace CaseReferral.EndToEnd.Tests;

public abstract partial class Scenario1
{
    private async Task<string> RescueAsync()
    {
        At(0, 10, 5);
        var police = await AsAsync("qinghe-xingzhen");
        await police.OpenAsync("/rescues/new?persons=5");
        await police.FillAsync("On", "2026-03-02");
        await police.FillAsync("At", "09:40");
        await police.ChooseAsync("Source", "专项行动");
        await police.FillAsync("OperationName", "护苗");
        await police.FillAsync("FilingNumber", "青公刑立〔2026〕9号");
        await police.FillAsync("LegalAidToldOn", "2026-03-02");
        for (var i = 0; i < 5; i++)
            await PersonAsync(police, i);
        await police.PressAsync("提交 5 人登记");
        await police.SeesAsync("已登记 5 人");
        await police.SeesAsync("2026-0001");

        await police.PressAsync("2026-0001");
        await police.SeesAsync("约 8 岁");
        await police.IsBlockedAsync("登记解救", "县级以上公安机关负责人");
        var boy = police.Path;

        At(0, 10, 20);
        await police.OpenAsync(boy + "/police/record");
        await police.FillAsync("Form.HeadName", "高样板");
        await police.ChooseAsync("Form.HeadRank", "大队、支队负责人");
        await police.PressAsync("保存");
        await police.IsBlockedAsync("登记解救", "县级以上公安机关负责人");
        await police.OpenAsync(boy + "/police/record");
        Assert.Equal("高样板", await police.ValueAsync("Form.HeadName"));

        At(0, 10, 25);
        await police.FillAsync("Form.HeadName", "程模型");
        await police.ChooseAsync("Form.HeadRank", "县级公安机关负责人");
        await police.PressAsync("保存");
        await police.PressAsync("登记解救");
        await police.SeesAsync("已登记解救");
        await police.SeesAsync("需求评估");

        At(0, 10, 28);
        await police.OpenAsync(boy + "/police/buyer");
        await police.FillAsync("Form.Name", "魏某甲");
        await police.FillAsync("Form.IdNumber", "999999197001010017");
        await police.FillAsync("Form.Phone", "13900000000");
        await police.FillAsync("Form.Address", "青禾县青石镇三组12号");
        await police.PressAsync("保存");
        await police.DoesNotSeeAsync("13900000000");
        return boy;
    }

    private static async Task PersonAsync(Officer police, int i)
    {
        var woman = i == 4;
        await police.Page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
        await police.TickAsync($"Persons[{i}].Sex", woman || i % 2 == 1 ? "2" : "1");
        await police.TickAsync($"Persons[{i}].AgeCertainty", "Estimated");
        if (i == 0)
        {
            await police.FillAsync("Persons[0].Name", "小石头");
            await police.FillAsync("Persons[0].BirthDate", "2018-01-01");
            await police.FillAsync("Persons[0].Language", "西南方言");
            await police.FillAsync("Persons[0].BodyMarks", "左膝有疤");
        }
        else
        {
            await police.FillAsync($"Persons[{i}].Age", woman ? "30" : $"{3 + i}");
        }
    }
}
