using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace CaseReferral.EndToEnd.Tests.Pages;

public sealed partial class City
{
    private async Task StagesAsync()
    {
        Cases["Reported"] = (await RescueAsync(1, 10, told: false)).Single();
        Cases["Filed"] = (await RescueAsync(1, 10, told: false, filing: "云公刑立〔2026〕7号")).Single();
        Cases["Unfounded"] = (await RescueAsync(1, 10, told: false)).Single();
        await DoAsync("shi-xingzhen-lead", Cases["Unfounded"], "unfound", new() { ["Form.Text"] = "查无此事" });
        Cases["Rescued"] = Child;
        Cases["Placed"] = await ReunitedAsync();
        Cases["Suspended"] = await ReunitedAsync();
        await DoAsync("weibao-lead", Cases["Suspended"], "suspend", new() { ["Form.Text"] = "随父母外出", ["Form.ReviewOn"] = "2026-04-01" });
        Cases["FollowUp"] = await FollowedUpAsync();
        Cases["Closed"] = await FollowedUpAsync();
        await DoAsync("weibao-lead", Cases["Closed"], "close", new() { ["Form.Text"] = "已回归家庭", ["Form.VisitsNote"] = "回访三次" });
    }

    private async Task<string> ReunitedAsync()
    {
        var child = children.Dequeue();
        var police = await AsAsync("shi-xingzhen");
        await police.GoAsync(child + "/do/reunite");
        await DoAsync("shi-xingzhen", child, "reunite", new()
        {
            ["Form.ReunionBasis"] = "dna-match",
            ["Form.ReunionBasisNumber"] = "比对回执1号",
            ["Form.ReunionBasisOn"] = "2026-03-02",
            ["Form.HandoverSigned"] = "true",
            ["Form.Relative"] = "生母 何样例",
            ["Form.RelativeIdNumber"] = "999999197002020023",
            ["Form.FollowUpUnitId"] = Option(police, "Form.FollowUpUnitId", "市未成年人救助保护中心"),
            ["Form.Text"] = "父母到场，当面交接",
        });
        var lead = await AsAsync("weibao-lead");
        await lead.GoAsync(child + "/access/team");
        await lead.SendAsync(new() { ["Form.OfficerId"] = Option(lead, "Form.OfficerId", "周样例"), ["Form.Reason"] = "负责回访" });
        return child;
    }

    private async Task<string> FollowedUpAsync()
    {
        var child = await ReunitedAsync();
        var centre = await AsAsync("weibao");
        await centre.GoAsync(child + "/needs");
        var needs = centre.Page.QuerySelectorAll<IHtmlInputElement>("[name^='Decisions[']").Select(i => i.Name!["Decisions[".Length..^1]).Distinct();
        await centre.SendAsync(needs.SelectMany(n => new[] { ($"Decisions[{n}]", "NotNeeded"), ($"Reasons[{n}]", "已回归家庭") })
            .ToDictionary(p => p.Item1, p => (string?)p.Item2));
        await DoAsync("weibao", child, "beginfollowup");
        return child;
    }
}
