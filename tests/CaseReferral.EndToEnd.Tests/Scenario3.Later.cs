using Xunit;

namespace CaseReferral.EndToEnd.Tests;

public abstract partial class Scenario3
{
    /// <summary>20 working days; Saturday 9 May is one of them.</summary>
    private async Task RegisterHouseholdAsync(string woman)
    {
        On(new(2026, 5, 8), 15);
        var station = await AsAsync("jiuzhu");
        var household = await SendAsync(station, woman, "户籍办理", "南湾区公安分局户政大队", Duty);
        await IsDueAsync(station, "05-11");

        On(new(2026, 5, 8), 16);
        var registry = await AsAsync("nanwan-huzheng");
        await AcceptAsync(registry, household);
        await IsDueAsync(registry, "06-04");
    }

    /// <summary>Her name is found: nothing is lost, and the limits of a nameless person end.</summary>
    private async Task FindHerNameAsync(string woman)
    {
        On(new(2026, 5, 20), 10);
        var station = await AsAsync("jiuzhu");
        await station.SeesAsync("满 3 个月身份不明");

        var police = await AsAsync("shi-xingzhen");
        await police.OpenAsync(woman);
        await police.PressAsync("更新身份");
        await police.FillAsync("Form.Name", "吴示例");
        await police.FillAsync("Form.IdNumber", "999999198506120061");
        await police.FillAsync("Form.BirthDate", "1985-06-12");
        await police.TickAsync("Form.AgeCertainty", "Confirmed");
        await police.TickAsync("Form.Confirmed", "true");
        await police.PressAsync("保存");
        await police.IsToldAsync("校验码不符");
        Assert.Equal("吴示例", await police.ValueAsync("Form.Name"));
        await police.FillAsync("Form.IdNumber", "999999198506120064");
        await police.PressAsync("保存");
        await police.SeesAsync("女 40 岁（证实）");
        await police.SeesAsync("身份已核实");
        await police.SeesAsync("原内部编号");
        await police.SeesAsync("N20260001");
        await police.SeesAsync("照片.png");

        await station.OpenAsync("/");
        await station.DoesNotSeeAsync("满 3 个月身份不明");
    }

    /// <summary>She does not go back to the marriage family: her words stand, the placement goes on, nobody can send her.</summary>
    private async Task HerOwnWillAsync(string woman, string placement)
    {
        On(new(2026, 5, 21), 10);
        var station = await AsAsync("jiuzhu");
        await station.OpenAsync(woman);
        await station.PressAsync("记录本人意愿");
        await station.PressAsync("保存");
        await station.IsToldAsync("填写本人意愿");
        await station.FillAsync("Form.OwnWill", "不愿回收买她的人家，愿意留在本市");
        await station.PressAsync("保存");
        await station.SeesAsync("不愿回收买她的人家，愿意留在本市");
        foreach (var account in new[] { "jiuzhu", "jiuzhu-lead", "shi-xingzhen", "shi-xingzhen-lead" })
        {
            var officer = await AsAsync(account);
            await officer.OpenAsync(woman);
            await officer.SeesAsync("愿意留在本市");
            await officer.DoesNotSeeAsync("送还亲属");
            await officer.OpenAsync(woman + "/do/reunite", 403);
            await officer.OpenAsync(woman + "/do/leavebyownwill", 403);
        }
        await station.OpenAsync(placement);
        await station.SeesAsync("办理中");
    }
}
