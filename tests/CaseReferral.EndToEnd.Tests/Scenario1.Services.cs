namespace CaseReferral.EndToEnd.Tests;

public abstract partial class Scenario1
{
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
        await centre.ChooseUnitAsync("Form.LawyerId", "施律师");
        await centre.FillAsync("Form.AssignedOn", "2026-03-11");
        await centre.PressAsync("保存");
        await centre.IsToldAsync("熟悉未成年人身心特点的律师");
        await centre.ChooseUnitAsync("Form.LawyerId", "钱律师");
        await centre.PressAsync("保存");
        await centre.SeesAsync("办理中");
    }

    private async Task CertificatesAsync(string boy)
    {
        At(31, 20);
        var police = await AsAsync("qinghe-xingzhen");
        await police.SeesAsync("超期");
        await police.SeesAsync("暂时未查找到生父母或其他监护人");
        // One workday later the ladder urges: a numbered letter of the county's own office.
        At(32, 10);
        await RunAsync("urging-ladder");
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
}
