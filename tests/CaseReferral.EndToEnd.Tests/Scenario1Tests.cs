using Xunit;

namespace CaseReferral.EndToEnd.Tests;

/// <summary>Scenario 1, a boy bought as a son, parents not found: the whole story through the real pages, refusals included.</summary>
public sealed class Scenario1Tests(Browsers browsers) : IClassFixture<Browsers>
{
    private static readonly DateTime D = new(2026, 3, 2);

    private void At(int day, int hour, int minute = 0) => browsers.Clock.Set(D.AddDays(day).AddHours(hour).AddMinutes(minute));

    private async Task<Officer> AsAsync(string account) => new(await browsers.AsAsync(account));

    [Fact]
    public async Task TheBoy_FromRescueToSchool_NobodyDropsHim()
    {
        var boy = await RescueAsync();
        var placement = await HandOverAsync(boy);
        await PlaceAsync(boy, placement);
    }

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

    private async Task<string> HandOverAsync(string boy)
    {
        At(0, 10, 30);
        var police = await AsAsync("qinghe-xingzhen");
        await police.OpenAsync(boy);
        await police.IsBlockedAsync("就学", "安置");

        At(0, 10, 40);
        await police.PressAsync("安置移交");
        await police.ChooseUnitAsync("Form.ToOrganisationId", "市儿童福利院");
        await police.TickAsync("Form.Urgency", "Emergency");
        await police.FillAsync("Form.PhoneNote", "10:35 电话通知市儿童福利院值班室");
        await police.FillAsync("Form.Text", "接收并临时照料");
        await police.PressAsync("发送");
        await police.IsToldAsync("打拐解救儿童临时照料通知书");
        await police.IsToldAsync("护送人");
        Assert.Equal("接收并临时照料", await police.ValueAsync("Form.Text"));

        At(0, 10, 50);
        await police.OpenAsync(boy + "/police/record");
        await police.FillAsync("Form.Escort", "高样板、女警一名");
        await police.FillAsync("Form.Belongings", "书包一个，衣服两件");
        await police.PressAsync("保存");
        await police.UploadAsync("打拐解救儿童临时照料通知书");

        At(0, 11);
        await police.PressAsync("安置移交");
        await police.ChooseUnitAsync("Form.ToOrganisationId", "市儿童福利院");
        await police.TickAsync("Form.Urgency", "Emergency");
        await police.FillAsync("Form.PhoneNote", "10:55 电话通知市儿童福利院值班室");
        await police.FillAsync("Form.Text", "接收并临时照料");
        await police.PressAsync("发送");
        await police.SeesAsync("待签收");
        await police.SeesAsync("今天 13:00");
        return police.Path;
    }

    private async Task PlaceAsync(string boy, string placement)
    {
        At(0, 11, 10);
        var station = await AsAsync("jiuzhu");
        await station.OpenAsync(placement, 404);

        At(0, 11, 20);
        var home = await AsAsync("fuliyuan");
        await home.SeesAsync("安置移交");
        await home.OpenAsync(placement);
        await home.SeesAsync("预览");
        await home.DoesNotSeeAsync("小石头");
        await home.DoesNotSeeAsync("西南方言");
        await home.OpenAsync(boy, 404);

        At(0, 11, 30);
        await home.OpenAsync(placement);
        await home.PressAsync("签收");
        await home.SeesAsync("已签收");
        await home.PressAsync("受理");
        await home.PressAsync("受理");
        await home.SeesAsync("已受理");
        var police = await AsAsync("qinghe-xingzhen");
        await police.OpenAsync(boy);
        await police.SeesAsync("主办 市儿童福利院");

        At(0, 12);
        await home.OpenAsync(placement + "/placement");
        await home.TickAsync("Form.Form", "foster-family");
        await home.FillAsync("Form.Carer", "魏先生");
        await home.FillAsync("Form.CarerPhone", "139 0000 0000");
        await home.PressAsync("保存安置");
        await home.IsToldAsync("收买方");
        Assert.Equal("魏先生", await home.ValueAsync("Form.Carer"));

        At(0, 12, 10);
        await home.TickAsync("Form.Form", "own-institution");
        await home.FillAsync("Form.Carer", "郑样本");
        await home.FillAsync("Form.CarerPhone", "");
        await home.FillAsync("Form.Bed", "2 楼 3 床");
        await home.PressAsync("保存安置");
        await home.SeesAsync("办理中");
        await home.OpenAsync(boy);
        await home.SeesAsync("法定节点");
        await home.SeesAsync("2026-04-01");
        await home.SeesAsync("2026-04-02");
        await home.SeesAsync("2027-03-02");
    }
}
