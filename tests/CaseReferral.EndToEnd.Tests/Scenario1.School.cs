namespace CaseReferral.EndToEnd.Tests;

public abstract partial class Scenario1
{
    private async Task<string> SchoolAsync(string boy)
    {
        At(2, 9);
        var home = await AsAsync("fuliyuan");
        var first = await SendAsync(home, boy, "就学", "南湾区教育局");
        await home.SeesAsync("待签收");

        At(3, 9);
        var nanwan = await AsAsync("nanwan-jiaoyu");
        await nanwan.OpenAsync(first);
        await nanwan.PressAsync("签收");
        await ReturnAsync(nanwan, "应由北岭县办理", "北岭县教育局");
        await nanwan.SeesAsync("已退回");
        home = await AsAsync("fuliyuan");
        await home.OpenAsync(first);
        await home.PressAsync("转派");
        await home.PressAsync("转派");
        await home.SeesAsync("已转派");
        await home.Page.Locator("a", new() { HasTextRegex = new("已转派为") }).ClickAsync();
        await home.SeesAsync("转派而来");
        var second = home.Path;

        At(4, 9);
        var beiling = await AsAsync("beiling-jiaoyu");
        await beiling.OpenAsync(second);
        await beiling.PressAsync("签收");
        await ReturnAsync(beiling, "不属于本县职责", "南湾区教育局");
        await beiling.SeesAsync("提请裁定");
        var office = await AsAsync("qinghe-bangongshi");
        await office.SeesAsync("待裁定");
        await office.OpenAsync(second);
        await office.PressAsync("裁定由承办单位办理");
        await office.FillAsync("Form.RulingNumber", "青反拐裁〔2026〕1号");
        await office.FillAsync("Form.Text", "由北岭县办理");
        await office.PressAsync("裁定由承办单位办理");
        await office.SeesAsync("已受理");
        beiling = await AsAsync("beiling-jiaoyu");
        await beiling.OpenAsync(second);
        await ReturnAsync(beiling, "仍认为不属本县", "南湾区教育局");
        await beiling.IsToldAsync("不得再以职责为由退回");
        return second;
    }

    private static async Task ReturnAsync(Officer receiver, string why, string unit)
    {
        await receiver.PressAsync("退回");
        await receiver.TickAsync("Form.ReasonCode", "not-our-remit");
        await receiver.FillAsync("Form.Text", why);
        await receiver.FillAsync("Form.Duty", "四.3");
        await receiver.ChooseUnitAsync("Form.UnitId", unit);
        await receiver.PressAsync("退回");
    }

    private async Task EnrolAsync(string school)
    {
        At(20, 9);
        var beiling = await AsAsync("beiling-jiaoyu");
        await beiling.OpenAsync(school);
        await CannotReportAsync(beiling, "学校和入学日期");
        await beiling.OpenAsync(school + "/education");
        await beiling.ChooseAsync("Form.Stage", "小学");
        await beiling.ChooseAsync("Form.State", "在读");
        await beiling.FillAsync("Form.School", "北岭县示例小学");
        await beiling.FillAsync("Form.EnrolledOn", "2026-03-20");
        await beiling.PressAsync("保存");
        await beiling.PressAsync("报告结果");
        await beiling.TickAsync("Form.Outcome", "done");
        await beiling.PressAsync("报告结果");
        await beiling.SeesAsync("待确认");
        var home = await AsAsync("fuliyuan");
        await home.OpenAsync(school);
        await home.PressAsync("确认办结");
        await home.SeesAsync("已办结");
    }
}
