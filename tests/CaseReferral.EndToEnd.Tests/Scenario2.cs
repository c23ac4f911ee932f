using Xunit;

namespace CaseReferral.EndToEnd.Tests;

/// <summary>Scenario 2, a girl of seventeen: home to her parents, legal aid over the May holiday, a trade instead of school.</summary>
public abstract partial class Scenario2(Browsers browsers) : Journey(browsers, new DateTime(2026, 4, 27))
{
    [Fact]
    public async Task TheGirl_GoesHomeAndLearnsATrade()
    {
        var girl = await RescueAsync();
        await InterviewAsync(girl);
        await ReuniteAsync(girl);
        await NameAnOfficerAsync(girl);
        await LegalAidAsync(girl);
        await PreferATradeAsync(girl);
        var trade = await VocationalAsync(girl);
        await TurnEighteenAsync(girl, trade);
        await CloseAsync(girl, trade);
        await GraduateAsync(trade);
        await NothingTypedStandsInClearAsync();
        await Browsers.AreRightAsync();
    }

    private async Task<string> RescueAsync()
    {
        At(0, 23, 50);
        var police = await AsAsync("nanwan-huzheng");
        await police.OpenAsync("/rescues/new");
        await police.ChooseAsync("Source", "强制报告");
        await police.FillAsync("LegalAidToldOn", "2026-04-27");
        await police.FillAsync("Persons[0].Name", "李样例");
        await police.FillAsync("Persons[0].IdNumber", "999999200811150025");
        await police.TickAsync("Persons[0].Sex", "2");
        await police.TickAsync("Persons[0].AgeCertainty", "Confirmed");
        await police.FillAsync("Persons[0].BirthDate", "2008-11-15");
        await police.ChooseAsync("Persons[0].Guardians", "已找到");
        await police.PressAsync("提交 1 人登记");
        await police.IsToldAsync("校验码不符");
        Assert.Equal("李样例", await police.ValueAsync("Persons[0].Name"));

        await police.FillAsync("Persons[0].IdNumber", "999999200811150024");
        await police.PressAsync("提交 1 人登记");
        await police.SeesAsync("女 17 岁（证实）");
        await police.SeesAsync("未成年人");
        await police.DoesNotSeeAsync("李样例");
        return police.Path;
    }

    /// <summary>未成年人保护法 Arts. 110, 112: once, protected; again only for a reason and with a lead's word. Topics are kept, never what she said.</summary>
    private async Task InterviewAsync(string girl)
    {
        At(0, 23, 55);
        var police = await AsAsync("nanwan-huzheng");
        await police.OpenAsync(girl);
        await police.PressAsync("一站式询问");
        await FillInterviewAsync(police);
        await police.PressAsync("保存");
        await police.IsToldAsync("须由女性工作人员进行");
        await police.TickAsync("Form.FemaleOfficer", "true");
        await police.PressAsync("保存");
        await police.SeesAsync("共 1 次");

        At(1, 9);
        police = await AsAsync("nanwan-huzheng");
        await police.OpenAsync(girl + "/interviews");
        await FillInterviewAsync(police);
        await police.TickAsync("Form.FemaleOfficer", "true");
        await police.PressAsync("保存");
        await police.IsToldAsync("再次询问须写明理由");
        await police.FillAsync("Form.RepeatReason", "核对新发现的线索");
        await police.ChooseUnitAsync("Form.ApproverId", "宋示范");
        await police.PressAsync("保存");
        await police.SeesAsync("共 2 次");
        await police.SeesAsync("由 宋示范 批准");
    }

    private static async Task FillInterviewAsync(Officer police)
    {
        await police.FillAsync("Form.On", "2026-04-27");
        await police.FillAsync("Form.Interviewers", "女警一名");
        await police.TickAsync("Form.Topics", "health");
        await police.TickAsync("Form.Topics", "wishes");
        await police.ChooseAsync("Form.AdultRole", "社会工作者");
        await police.FillAsync("Form.Adult", "社工阮示例");
        await police.TickAsync("Form.Filmed", "true");
    }

    /// <summary>民法典 Art. 36: no way home to parents who sold her; a mark set by mistake is corrected, never unticked in silence.</summary>
    private async Task ReuniteAsync(string girl)
    {
        At(1, 10);
        var police = await AsAsync("nanwan-huzheng");
        await police.OpenAsync(girl);
        await police.PressAsync("送还亲属");
        await police.TickAsync("Form.ReunionBasis", "dna-match");
        await police.FillAsync("Form.ReunionBasisNumber", "比对回执1号");
        await police.FillAsync("Form.ReunionBasisOn", "2026-04-28");
        await police.TickAsync("Form.HandoverSigned", "true");
        await police.TickAsync("Form.ParentsAreSellers", "true");
        await police.FillAsync("Form.Relative", "生父 何样例");
        await police.FillAsync("Form.RelativeIdNumber", "999999197002020023");
        await police.ChooseAsync("Form.FollowUpUnitId", "市未成年人救助保护中心");
        await police.FillAsync("Form.Text", "父母到场，当面交接");
        await police.PressAsync("送还亲属");
        await police.IsToldAsync("父母参与出卖的，不得送还");
        Assert.Equal("父母到场，当面交接", await police.ValueAsync("Form.Text"));

        At(1, 10, 5);
        await police.UntickAsync("Form.ParentsAreSellers", "true");
        await police.PressAsync("送还亲属");
        await police.IsToldAsync("这一项要填");

        At(1, 10, 10);
        await police.FillAsync("Form.CorrectionReason", "误勾，核对笔录后更正");
        await police.PressAsync("送还亲属");
        await police.SeesAsync("主办 市未成年人救助保护中心");
        await police.SeesAsync("记录：父母参与出卖");
        await police.SeesAsync("更正：父母未参与出卖");
        await police.SeesAsync("误勾，核对笔录后更正");
    }

    /// <summary>The case came to the centre without a hand-off anybody accepted: the lead finds it in her inbox and names who works on it.</summary>
    private async Task NameAnOfficerAsync(string girl)
    {
        At(1, 14);
        var centre = await AsAsync("weibao");
        await centre.OpenAsync(girl);
        await centre.SeesAsync("此案未向您开放");
        await centre.OpenAsync(girl + "/needs", 403);
        var lead = await AsAsync("weibao-lead");
        await lead.SeesAsync("尚未指定经办人员");
        await lead.OpenAsync(girl + "/access");
        await lead.PressAsync("指定经办人员");
        await lead.ChooseUnitAsync("Form.OfficerId", "周样例");
        await lead.FillAsync("Form.Reason", "负责回访");
        await lead.PressAsync("指定经办人员");
        await lead.SeesAsync("周样例");
        await lead.OpenAsync("/");
        await lead.DoesNotSeeAsync("尚未指定经办人员");
    }

    private async Task PreferATradeAsync(string girl)
    {
        At(11, 9);
        var centre = await AsAsync("weibao");
        await centre.OpenAsync(girl);
        await centre.PressAsync("就学");
        await centre.SeesAsync("转介：就学");

        await centre.OpenAsync(girl + "/needs");
        await centre.TickAsync("Decisions[education]", "NotNeeded");
        await centre.PressAsync("保存");
        await centre.IsToldAsync("不需要的，请写明理由");
        await centre.FillAsync("Reasons[education]", "本人不愿上普通高中，愿学手艺");
        await centre.PressAsync("保存");
        await centre.SeesAsync("需求评估已保存");
        await centre.OpenAsync(girl + "/needs");
        Assert.Equal("本人不愿上普通高中，愿学手艺", await centre.ValueAsync("Reasons[education]"));
    }
}
