using Xunit;

namespace CaseReferral.EndToEnd.Tests;

/// <summary>Scenario 3, a woman without a name: hospital first, then the station, its limits, and her own will.</summary>
public abstract partial class Scenario3(Browsers browsers) : Journey(browsers, new DateTime(2026, 1, 31))
{
    private const string Duty = "三.11";

    [Fact]
    public async Task TheWoman_IsCaredForBeforeAnybodyKnowsHerName()
    {
        var woman = await QuickEntryAsync();
        await EmergencyAsync(woman);
        var placement = await HandOverAsync(woman);
        await SignTogetherAsync(placement);
        await AskForPapersAsync(woman, placement);
        await PlaceAsync(woman, placement);
        await RegisterHouseholdAsync(woman);
        await FindHerNameAsync(woman);
        await HerOwnWillAsync(woman, placement);
        await NothingTypedStandsInClearAsync();
        await Browsers.AreRightAsync();
    }

    private async Task<string> QuickEntryAsync()
    {
        At(0, 16, 10);
        var police = await AsAsync("shi-xingzhen", width: 390);
        await police.OpenAsync("/rescues/new");
        await police.FillAsync("At", "16:00");
        await police.ChooseAsync("Region", "南湾区");
        await police.FillAsync("Place", "示例街道出租屋");
        await police.ChooseAsync("Source", "群众举报");
        await police.FillAsync("LegalAidToldOn", "2026-01-31");
        await police.TickAsync("Persons[0].Sex", "2");
        await police.FillAsync("Persons[0].Age", "40");
        await police.TickAsync("Persons[0].NeedsTreatment", "true");
        await police.AttachAsync("Persons[0].Photo", "照片.png", "image/png", "%PDF-1.4\n%%EOF\n"u8.ToArray());
        await police.PressAsync("提交 1 人登记");
        await police.IsToldAsync("照片.png");
        Assert.Equal("示例街道出租屋", await police.ValueAsync("Place"));

        await police.AttachAsync("Persons[0].Photo", "照片.png", "image/png", Picture);
        await police.PressAsync("提交 1 人登记");
        await police.SeesAsync("女 约 40 岁（推定）");
        await police.SeesAsync("N20260001");
        await police.SeesAsync("照片.png");
        await police.SeesAsync("需求评估");
        return police.Path;
    }

    /// <summary>先救治后救助: before any placement, and never on hold.</summary>
    private async Task EmergencyAsync(string woman)
    {
        At(0, 16, 20);
        var police = await AsAsync("shi-xingzhen", width: 390);
        var care = await SendAsync(police, woman, "紧急医疗", "市第一人民医院", Duty, "16:15 电话通知急诊科");
        await police.SeesAsync("今天 18:20");

        At(0, 16, 40);
        var doctor = await AsAsync("yiyuan");
        await AcceptAsync(doctor, care);
        await doctor.IsBlockedAsync("暂停", "不得暂停");
        await doctor.OpenAsync(care + "/do/hold");
        await doctor.TickAsync("Form.ReasonCode", "in-hospital");
        await doctor.FillAsync("Form.Text", "等床位");
        await doctor.FillAsync("Form.ReviewOn", "2026-02-05");
        await doctor.PressAsync("暂停");
        await doctor.IsToldAsync("不得暂停");
        Assert.Equal("等床位", await doctor.ValueAsync("Form.Text"));

        await doctor.OpenAsync(care + "/emergency-care");
        await doctor.FillAsync("Form.AdmittedOn", "2026-01-31");
        await doctor.ChooseAsync("Form.Condition", "较重");
        await doctor.PressAsync("保存");

        At(9, 9);
        doctor = await AsAsync("yiyuan");
        await doctor.OpenAsync(care + "/emergency-care");
        await doctor.FillAsync("Form.DischargedOn", "2026-02-09");
        await doctor.FillAsync("Form.DischargeNote", "可出院，注意休息");
        await doctor.PressAsync("保存");
        await ReportAsync(doctor, care);
        police = await AsAsync("shi-xingzhen");
        await police.OpenAsync(care);
        await police.SeesAsync("可出院，注意休息");
        await ConfirmAsync(police, care);
    }

    private static readonly byte[] Picture = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
}
