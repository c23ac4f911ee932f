using Xunit;

namespace CaseReferral.EndToEnd.Tests;

public abstract partial class Scenario2
{
    /// <summary>法律援助法 Art. 43: decide within 7 days of receipt, name a lawyer within 3 days of the decision; the May holiday rolls.</summary>
    private async Task LegalAidAsync(string girl)
    {
        At(3, 9);
        var centre = await AsAsync("weibao");
        var aid = await SendAsync(centre, girl, "法律援助", "市法律援助中心");

        At(3, 10);
        var lawyers = await AsAsync("fayuan");
        await lawyers.SeesAsync("优先");
        await lawyers.OpenAsync(aid);
        await lawyers.PressAsync("签收");
        await IsDueAsync(lawyers, "05-07");
        await lawyers.PressAsync("受理");
        await lawyers.PressAsync("受理");

        await lawyers.OpenAsync(aid + "/legal-aid");
        await lawyers.FillAsync("Form.DecidedOn", "2026-04-30");
        await lawyers.ChooseAsync("Form.Decision", "不予援助");
        await lawyers.FillAsync("Form.RefusalGround", "家庭不符合经济困难标准");
        await lawyers.PressAsync("保存");
        await lawyers.IsToldAsync("经济困难不是不予援助的理由");
        Assert.Equal("家庭不符合经济困难标准", await lawyers.ValueAsync("Form.RefusalGround"));
        await lawyers.ChooseAsync("Form.Decision", "给予援助");
        await lawyers.FillAsync("Form.RefusalGround", "");
        await lawyers.PressAsync("保存");
        await IsDueAsync(lawyers, "05-06");
        await CannotReportAsync(lawyers, "承办律师");
        await AssignLawyerAsync(aid);
    }

    private async Task AssignLawyerAsync(string aid)
    {
        At(9, 15);
        var lawyers = await AsAsync("fayuan");
        await lawyers.OpenAsync(aid + "/legal-aid");
        await lawyers.ChooseUnitAsync("Form.LawyerId", "钱律师");
        await lawyers.FillAsync("Form.AssignedOn", "2026-05-06");
        await lawyers.PressAsync("保存");
        await IsDueAsync(lawyers, "今天 18:00");
        await ReportAsync(lawyers, aid);
        await ConfirmAsync(await AsAsync("weibao"), aid);
    }

    private async Task<string> VocationalAsync(string girl)
    {
        At(11, 10);
        var centre = await AsAsync("weibao");
        await centre.OpenAsync(girl);
        var trade = await SendAsync(centre, girl, "技工就读", "市人社局");
        await centre.SeesAsync("待签收");

        At(11, 14);
        var labour = await AsAsync("renshe");
        await AcceptAsync(labour, trade);
        await labour.DoesNotSeeAsync("强迫劳动");
        await labour.OpenAsync(trade + "/vocational");
        await labour.FillAsync("Form.School", "云川市示例技工学校");
        await labour.FillAsync("Form.Major", "西式面点");
        await labour.PressAsync("保存");
        await labour.SeesAsync("办理中");
        return trade;
    }

    /// <summary>The age counts on the day of application: what runs stays valid, a new one is refused.</summary>
    private async Task TurnEighteenAsync(string girl, string trade)
    {
        On(new(2026, 11, 15), 10);
        var labour = await AsAsync("renshe");
        await labour.OpenAsync(trade);
        await labour.SeesAsync("女 18 岁");
        await labour.SeesAsync("办理中");

        On(new(2026, 11, 16), 9);
        var centre = await AsAsync("weibao");
        await centre.OpenAsync(girl + "/handoffs/new/vocational");
        await centre.SeesAsync("年龄须在 16 至 17 岁，申请之日为 18 岁");
        await FillRequestAsync(centre, "技工就读", "市人社局", "四.4");
        await centre.PressAsync("发送");
        await centre.IsToldAsync("年龄须在 16 至 17 岁，申请之日为 18 岁");
        Assert.Equal("请办理技工就读", await centre.ValueAsync("Form.Text"));

        labour = await AsAsync("renshe");
        await labour.OpenAsync(trade + "/vocational");
        await labour.FillAsync("Form.EnrolledOn", "2026-09-01");
        await labour.FillAsync("Form.ExpectedGraduationOn", "2029-07-01");
        await labour.PressAsync("保存");
        await ReportAsync(labour, trade);
    }
}
