namespace CaseReferral.EndToEnd.Tests;

public abstract partial class Scenario2
{
    /// <summary>What she needs is decided, the trade confirmed; visits go on for a year, then the lead closes the case.</summary>
    private async Task CloseAsync(string girl, string trade)
    {
        On(new(2026, 11, 17), 9);
        var centre = await AsAsync("weibao");
        await ConfirmAsync(centre, trade);
        await centre.OpenAsync(girl + "/needs");
        foreach (var line in await centre.Page.Locator("[name^='Decisions['][value='NotNeeded']").EvaluateAllAsync<string[]>("all => all.map(e => e.name.slice(10, -1))"))
        {
            var served = line is "vocational" or "legal-aid";
            await centre.TickAsync($"Decisions[{line}]", served ? "Needed" : "NotNeeded");
            await centre.FillAsync($"Reasons[{line}]", served ? "" : "本人在校学艺，暂不需要");
        }
        await centre.PressAsync("保存");
        await centre.SeesAsync("需求评估已保存");
        await centre.OpenAsync(girl);
        await centre.PressAsync("转入回访");
        await centre.SeesAsync("下次回访");

        On(new(2027, 11, 22), 10);
        var lead = await AsAsync("weibao-lead");
        await lead.OpenAsync(girl);
        await lead.PressAsync("结案");
        await lead.PressAsync("结案");
        await lead.IsToldAsync("这一项要填");
        await lead.FillAsync("Form.Text", "返家生活稳定，技校在读");
        await lead.FillAsync("Form.VisitsNote", "已由所在街道按月走访，情况见走访登记");
        await lead.PressAsync("结案");
        await lead.SeesAsync("重启");
    }

    /// <summary>Notice 四.4: graduation, a recommended job, work — recorded in 2029, although the case was closed in 2027.</summary>
    private async Task GraduateAsync(string trade)
    {
        On(new(2029, 7, 20), 9);
        var labour = await AsAsync("renshe");
        await labour.OpenAsync("/duties");
        await labour.PressAsync("到预计毕业时间，核实毕业情况并推荐就业");
        await labour.OpenAsync(trade + "/vocational");
        await labour.FillAsync("Form.GraduatedOn", "2029-07-01");
        await labour.FillAsync("Form.RecommendedJobs", "示例烘焙坊、示例食堂");
        await labour.FillAsync("Form.Employer", "示例烘焙坊");
        await labour.FillAsync("Form.EmployedOn", "2029-07-16");
        await labour.PressAsync("保存");
        await labour.SeesAsync("示例烘焙坊");
        await labour.OpenAsync("/duties");
        await labour.DoesNotSeeAsync("到预计毕业时间，核实毕业情况并推荐就业");
    }
}
