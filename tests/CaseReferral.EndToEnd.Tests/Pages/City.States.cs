namespace CaseReferral.EndToEnd.Tests.Pages;

public sealed partial class City
{
    private const string Police = "shi-xingzhen", Lawyers = "fayuan", Office = "bangongshi";

    private static readonly (string, string, Dictionary<string, string?>?) Sign = (Lawyers, "sign", null);
    private static readonly (string, string, Dictionary<string, string?>?) Accept = (Lawyers, "accept", null);

    private async Task StatesAsync()
    {
        Handoffs["Draft"] = await LegalAidAsync(draft: true);
        Handoffs["Sent"] = await LegalAidAsync();
        Handoffs["Received"] = await MoveAsync(await LegalAidAsync(), Sign);
        Handoffs["SupplementRequested"] = await MoveAsync(await LegalAidAsync(), Sign, (Lawyers, "ask", Why("document-missing")));
        Handoffs["Accepted"] = await MoveAsync(await LegalAidAsync(), Accept);
        Handoffs["InProgress"] = await WorkingAsync();
        Handoffs["OnHold"] = await MoveAsync(await LegalAidAsync(), Accept, (Lawyers, "hold", new(Why("person-absent")) { ["Form.ReviewOn"] = "2026-03-20" }));
        Handoffs["Returned"] = await MoveAsync(await LegalAidAsync(), Sign, (Lawyers, "return", Why("not-our-remit", await UnitAsync())));
        Handoffs["InArbitration"] = await MoveAsync(await LegalAidAsync(), Sign, (Lawyers, "return", Why("not-our-remit", await UnitAsync())), (Police, "arbitrate", Why("remit-unclear")));
        Handoffs["Reported"] = await ReportedAsync("done");
        Handoffs["CancelRequested"] = await MoveAsync(await LegalAidAsync(), Accept, (Police, "cancel", Why("not-needed")));
        Handoffs["Closed"] = await MoveAsync(await ReportedAsync("done"), (Police, "confirm", null));
        Handoffs["Unfulfilled"] = await MoveAsync(await ReportedAsync("not-possible"), (Police, "confirmimpossible", new(Why("not-reachable")) { ["Form.NextStep"] = "一个月后再联系" }));
        Handoffs["Withdrawn"] = await MoveAsync(await LegalAidAsync(), (Police, "withdraw", Why("not-needed")));
        Handoffs["Cancelled"] = await MoveAsync(await LegalAidAsync(), Accept, (Police, "cancel", Why("not-needed")), (Lawyers, "agree", null));
        Handoffs["Void"] = await MoveAsync(await LegalAidAsync(), (Office, "proposevoid", Why("entered-in-error")), (Office + "-lead", "void", null));
        await RerouteAsync();
    }

    private Task<string> LegalAidAsync(bool draft = false) => SendAsync(Police, children.Dequeue(), "legal-aid", "市法律援助中心", draft);

    /// <summary>Any unit another one could propose.</summary>
    private async Task<string?> UnitAsync()
    {
        var police = await AsAsync(Police);
        await police.GoAsync($"{Child}/handoffs/new/health");
        return Option(police, "Form.ToOrganisationId", "市第一人民医院");
    }

    private async Task<string> WorkingAsync()
    {
        var path = await MoveAsync(await LegalAidAsync(), Accept);
        var centre = await AsAsync(Lawyers);
        await centre.GoAsync($"{path}/legal-aid");
        var lawyer = centre.Page.QuerySelectorAll("[name='Form.LawyerId'] option").First(o => o.TextContent.StartsWith("钱律师", StringComparison.Ordinal)).GetAttribute("value");
        await RecordAsync(Lawyers, path, "legal-aid", new() { ["Form.DecidedOn"] = "2026-03-02", ["Form.Decision"] = "granted", ["Form.LawyerId"] = lawyer, ["Form.AssignedOn"] = "2026-03-02" });
        return path;
    }

    private async Task<string> ReportedAsync(string outcome) =>
        await MoveAsync(await WorkingAsync(), (Lawyers, "report", new() { ["Form.Outcome"] = outcome, ["Form.Text"] = "已指派律师会见" }));

    private async Task RecordAsync(string account, string path, string line, Dictionary<string, string?> values)
    {
        var officer = await AsAsync(account);
        await officer.GoAsync($"{path}/{line}");
        await officer.SendAsync(values);
        if (officer.Path != path)
            throw new InvalidOperationException($"{line}: {officer.Text}");
    }

    /// <summary>A placement that one institution returned and another took over.</summary>
    private async Task RerouteAsync()
    {
        var child = await WithPapersAsync();
        var first = await SendAsync(Police, child, "placement", "市儿童福利院");
        var police = await AsAsync(Police);
        await police.GoAsync($"{child}/handoffs/new/placement");
        var other = Option(police, "Form.ToOrganisationId", "市未成年人救助保护中心");
        await MoveAsync(first, ("fuliyuan", "return", Why("no-capacity", other)), (Police, "reroute", new() { ["Form.UnitId"] = other }));
        Handoffs["Rerouted"] = first;
    }

    private async Task<string> WithPapersAsync()
    {
        var (child, police) = (children.Dequeue(), await AsAsync(Police));
        await police.GoAsync(child + "/police/record");
        await police.SendAsync(new() { ["Form.Escort"] = "林示范、女警一名", ["Form.Belongings"] = "书包一个" });
        await police.GoAsync(child + "/files/new");
        await police.UploadAsync(Notice, "通知书.pdf", "%PDF-1.4\n%%EOF\n"u8.ToArray());
        return child;
    }
}
