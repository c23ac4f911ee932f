using Xunit;

namespace CaseReferral.EndToEnd.Tests;

public abstract partial class Scenario1
{
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
        home = await AsAsync("fuliyuan");
        await home.OpenAsync(placement + "/placement");
        await home.TickAsync("Form.Form", "foster-family");
        await home.FillAsync("Form.Carer", "魏先生");
        await home.FillAsync("Form.CarerPhone", "139 0000 0000");
        await home.PressAsync("保存安置");
        await home.IsToldAsync("家庭寄养管理办法");
        foreach (var condition in new[] { "household-and-home", "income", "healthy", "no-record", "main-carer" })
            await home.TickAsync("Form.FosterConditions", condition);
        await home.PressAsync("保存安置");
        await home.IsToldAsync("请写明理由");
        await home.FillAsync("Form.FormReason", "家庭环境有利于恢复");
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
        await home.SeesAsync("时限节点");
        await home.SeesAsync("2026-04-01");
        await home.SeesAsync("2026-04-02");
        await home.SeesAsync("2027-03-02");
    }
}
