namespace CaseReferral.EndToEnd.Tests.Pages;

public sealed partial class City
{
    /// <summary>One child of sixteen, placed, with every line accepted by its unit; a foreign one for the line that is only hers.</summary>
    private async Task LinesAsync()
    {
        var child = Cases["Assisting"] = await WithPapersAsync();
        await LineAsync(Police, child, "emergency-care", "yiyuan", "市第一人民医院");
        await LineAsync(Police, child, "placement", "fuliyuan", "市儿童福利院");
        var placement = Records["placement"].Path;
        await RecordAsync("fuliyuan", placement, "placement", new() { ["Form.Form"] = "own-institution", ["Form.Carer"] = "郑样本" });
        await LineAsync("fuliyuan", child, "health", "yiyuan", "市第一人民医院");
        await LineAsync("fuliyuan", child, "legal-aid", Lawyers, "市法律援助中心");
        await LineAsync("fuliyuan", child, "education", "nanwan-jiaoyu", "南湾区教育局");
        await LineAsync("nanwan-jiaoyu", child, "education-elsewhere", "beiling-jiaoyu", "北岭县教育局");
        await LineAsync("fuliyuan", child, "vocational", "renshe", "市人社局");
        await LineAsync("fuliyuan", child, "household", "nanwan-huzheng", "南湾区公安分局户政大队");
        await LineAsync("fuliyuan", child, "employment", "renshe", "市人社局");
        await LineAsync("fuliyuan", child, "disability", "canlian", "市残联");
        await LineAsync("fuliyuan", child, "social-assistance", "minzheng", "市民政局");
        await LineAsync("fuliyuan", child, "care-visits", "fulian", "市妇联");
        await SoughtAsync(child);
        await LineAsync("fuliyuan", child, "tracing", Police, "市公安局刑侦支队");
        var stranger = (await RescueAsync(1, 16, nationality: "704")).Single();
        await LineAsync(Police, stranger, "foreign", "churujing", "市出入境管理支队");
    }

    /// <summary>The guardians are not known after all: without that there is nobody to trace.</summary>
    private async Task SoughtAsync(string child)
    {
        var police = await AsAsync(Police);
        await police.GoAsync(child + "/police/record");
        await police.SendAsync(new() { ["Form.Guardians"] = "not-found" });
    }

    private async Task LineAsync(string sender, string child, string line, string unit, string name)
    {
        var path = await SendAsync(sender, child, line, name);
        await DoAsync(unit, path, "accept");
        Records[line] = (unit, path);
    }
}
