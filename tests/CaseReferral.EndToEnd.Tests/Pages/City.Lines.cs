namespace CaseReferral.EndToEnd.Tests.Pages;

public sealed partial class City
{
    /// <summary>One child of sixteen, placed, with every line accepted by its unit.</summary>
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
    }

    private async Task LineAsync(string sender, string child, string line, string unit, string name)
    {
        var path = await SendAsync(sender, child, line, name);
        await DoAsync(unit, path, "accept");
        Records[line] = (unit, path);
    }
}
