using CaseReferral.Core.Jobs;
using Microsoft.Extensions.DependencyInjection;
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
        await HospitalAsync(boy);
        var school = await SchoolAsync(boy);
        await LegalAidAsync(boy);
        await EnrolAsync(school);
        await CertificatesAsync(boy);
        await HouseholdAndFollowUpAsync(boy);
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

    /// <summary>Sends a line from the case page and returns the new hand-off's address.</summary>
    private static async Task<string> SendAsync(Officer sender, string boy, string line, string unit)
    {
        await sender.OpenAsync(boy);
        await sender.PressAsync(line);
        await sender.ChooseUnitAsync("Form.ToOrganisationId", unit);
        await sender.FillAsync("Form.Text", "请办理" + line);
        await sender.PressAsync("发送");
        return sender.Path;
    }

    private static async Task AcceptAsync(Officer receiver, string handoff)
    {
        await receiver.OpenAsync(handoff);
        await receiver.PressAsync("签收");
        await receiver.PressAsync("受理");
        await receiver.PressAsync("受理");
        await receiver.SeesAsync("已受理");
    }

    private async Task HospitalAsync(string boy)
    {
        At(0, 14);
        var home = await AsAsync("fuliyuan");
        await SendAsync(home, boy, "医疗康复", "北岭县诊所");
        await home.IsToldAsync("不是定点医疗机构");

        At(0, 14, 5);
        var health = await SendAsync(home, boy, "医疗康复", "市第一人民医院");
        await home.SeesAsync("待签收");
        var doctor = await AsAsync("yiyuan");
        await AcceptAsync(doctor, health);
        await doctor.SeesAsync("约 8 岁");
        await doctor.DoesNotSeeAsync("被拐");
        await doctor.DoesNotSeeAsync("剥削形式");

        At(1, 9);
        doctor = await AsAsync("yiyuan");
        await doctor.OpenAsync(health + "/health");
        await doctor.FillAsync("Form.ScreenedOn", "2026-03-03");
        await doctor.ChooseAsync("Form.ScreeningResult", "需复查");
        await doctor.ChooseAsync("Form.SessionKind", "心理治疗");
        await doctor.ChooseAsync("Form.Provider", "社工");
        await doctor.PressAsync("保存");
        await doctor.IsToldAsync("心理治疗只能由医疗机构医师提供");
        await doctor.ChooseAsync("Form.SessionKind", "心理疏导");
        await doctor.PressAsync("保存");
        await doctor.SeesAsync("心理疏导");
        await doctor.SeesAsync("办理中");
    }

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
        await beiling.IsBlockedAsync("退回", "不得再以职责为由退回");
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
        await beiling.IsBlockedAsync("报告结果", "学校和入学日期");
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

    private async Task CertificatesAsync(string boy)
    {
        At(31, 20);
        var police = await AsAsync("qinghe-xingzhen");
        await police.SeesAsync("超期");
        await police.SeesAsync("暂时未查找到生父母或其他监护人");
        // One workday later the ladder urges: a numbered letter of the county's own office.
        At(32, 10);
        await browsers.App.Services.GetRequiredService<JobRunner>().RunAsync(new JobCatalogue().Find("urging-ladder")!, TestContext.Current.CancellationToken);
        police = await AsAsync("qinghe-xingzhen");
        await police.SeesAsync("青反拐催〔2026〕");
        await police.OpenAsync(boy);
        await police.UploadAsync("暂时未查找到生父母或其他监护人的证明");
        await police.OpenAsync("/");
        await Microsoft.Playwright.Assertions.Expect(police.Page.Locator("main")).Not.ToContainTextAsync("暂时未查找到");
    }

    private async Task HouseholdAndFollowUpAsync(string boy)
    {
        At(79, 9);
        var home = await AsAsync("fuliyuan");
        await SendAsync(home, boy, "户籍办理", "南湾区公安分局户政大队");
        await home.IsToldAsync("须先由公安机关记录比对结果和日期");
        var police = await AsAsync("qinghe-xingzhen");
        await police.OpenAsync(boy + "/police/sampling");
        await police.FillAsync("Form.SampledOn", "2026-03-02");
        await police.FillAsync("Form.ComparedOn", "2026-05-20");
        await police.ChooseAsync("Form.Result", "未比中");
        await police.PressAsync("保存");
        await SendAsync(home, boy, "户籍办理", "南湾区公安分局户政大队");
        await home.SeesAsync("待签收");
        await home.DoesNotSeeAsync("未比中");

        At(120, 9);
        home = await AsAsync("fuliyuan");
        await home.OpenAsync(boy);
        await home.IsBlockedAsync("转入回访", "紧急医疗");
    }

    private async Task LegalAidAsync(string boy)
    {
        At(2, 9, 30);
        var home = await AsAsync("fuliyuan");
        var aid = await SendAsync(home, boy, "法律援助", "市法律援助中心");
        await home.SeesAsync("优先");
        At(2, 10);
        var centre = await AsAsync("fayuan");
        await centre.OpenAsync(aid);
        await centre.PressAsync("签收");
        await centre.SeesAsync("03-11");
        At(8, 9);
        centre = await AsAsync("fayuan");
        await centre.OpenAsync(aid);
        await centre.PressAsync("受理");
        await centre.PressAsync("受理");
        At(9, 9);
        centre = await AsAsync("fayuan");
        await centre.OpenAsync(aid + "/legal-aid");
        await centre.FillAsync("Form.DecidedOn", "2026-03-10");
        await centre.ChooseAsync("Form.Decision", "给予援助");
        await centre.FillAsync("Form.Lawyer", "钱律师");
        await centre.FillAsync("Form.AssignedOn", "2026-03-11");
        await centre.PressAsync("保存");
        await centre.IsToldAsync("熟悉未成年人身心特点的律师");
        await centre.TickAsync("Form.LawyerForMinors", "true");
        await centre.PressAsync("保存");
        await centre.SeesAsync("办理中");
    }
}
