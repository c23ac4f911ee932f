using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CaseReferral.Testing;

namespace CaseReferral.EndToEnd.Tests.Pages;

/// <summary>
/// The demo city filled with a case in every stage and a hand-off in every state, made by the forms an officer uses, so
/// that every page of the application can be opened and looked at.
/// </summary>
public sealed partial class City(string address, FakeClock clock)
{
    private const string Notice = "temporary-care-notice";
    private readonly Dictionary<string, Visitor> officers = [];
    private Queue<string> children = [];

    /// <summary>Address of a hand-off in each state, by the state's name.</summary>
    public Dictionary<string, string> Handoffs { get; } = [];
    /// <summary>Address of a case in each stage, by the stage's name.</summary>
    public Dictionary<string, string> Cases { get; } = [];
    /// <summary>Accepted hand-off of each line, ready for its record: line → (unit, address).</summary>
    public Dictionary<string, (string Unit, string Path)> Records { get; } = [];
    /// <summary>A rescued child nobody has placed yet.</summary>
    public string Child { get; private set; } = "";

    public async Task BuildAsync()
    {
        clock.Set(new DateTime(2026, 3, 2, 9, 0, 0));
        children = new(await RescueAsync(30, 16));
        Child = children.Dequeue();
        await StagesAsync();
        await StatesAsync();
        await LinesAsync();
    }

    private async Task<Visitor> AsAsync(string account)
    {
        if (!officers.TryGetValue(account, out var officer))
        {
            var handler = new HttpClientHandler { AllowAutoRedirect = false };
            officers[account] = officer = new Visitor(new HttpClient(handler) { BaseAddress = new(address) });
            await officer.SignInAsync(account);
        }
        return officer;
    }

    /// <summary>Registers children of one operation; returns the addresses of their cases.</summary>
    private async Task<IEnumerable<string>> RescueAsync(int count, int age, bool told = true, string? filing = null, string? nationality = null)
    {
        var police = await AsAsync("shi-xingzhen");
        await police.GoAsync($"/rescues/new?persons={count}");
        var values = new Dictionary<string, string?>
        {
            ["Region"] = "999902",
            ["Source"] = "operation",
            ["FilingNumber"] = filing,
            ["LegalAidToldOn"] = told ? "2026-03-02" : null,
        };
        for (var i = 0; i < count; i++)
        {
            (values[$"Persons[{i}].Sex"], values[$"Persons[{i}].Age"], values[$"Persons[{i}].Guardians"]) = ($"{1 + i % 2}", $"{age}", "found");
            if (nationality is not null)
                values[$"Persons[{i}].Nationality"] = nationality;
        }
        await police.SendAsync(values);
        if (count == 1)
            return [police.Path];
        var pages = new List<string>();
        while (pages.Count < count)
        {
            pages.AddRange(police.Page.QuerySelectorAll<IHtmlAnchorElement>("tbody th a").Select(a => a.PathName));
            if (police.Page.QuerySelector<IHtmlAnchorElement>(".pager a[rel=next]")?.GetAttribute("href") is not { } next)
                break;
            await police.GoAsync(next);
        }
        return pages.Take(count);
    }

    private async Task<string> SendAsync(string account, string @case, string line, string unit, bool draft = false)
    {
        var sender = await AsAsync(account);
        await sender.GoAsync($"{@case}/handoffs/new/{line}");
        await sender.SendAsync(new() { ["Form.ToOrganisationId"] = Option(sender, "Form.ToOrganisationId", unit), ["Form.RouteReason"] = line == "placement" ? "就近安置" : null, ["Form.PhoneNote"] = "09:05 电话通知", ["Form.Text"] = "请依法优先办理。\n母亲下周到场。" }, button: draft ? "save=draft" : null);
        return sender.Path.StartsWith("/handoffs/", StringComparison.Ordinal) ? sender.Path : throw new InvalidOperationException(sender.Text);
    }

    private async Task DoAsync(string account, string path, string verb, Dictionary<string, string?>? values = null)
    {
        var officer = await AsAsync(account);
        await officer.GoAsync($"{path}/do/{verb}");
        await officer.SendAsync(values ?? []);
        if (officer.Path.EndsWith(verb, StringComparison.Ordinal))
            throw new InvalidOperationException($"{account} {verb}: {officer.Text}");
    }

    /// <summary>Moves a new hand-off along; each verb is "account verb".</summary>
    private async Task<string> MoveAsync(string path, params (string Account, string Verb, Dictionary<string, string?>? Values)[] steps)
    {
        foreach (var (account, verb, values) in steps)
            await DoAsync(account, path, verb, values);
        return path;
    }

    private static string? Option(Visitor visitor, string field, string words) =>
        visitor.Page.QuerySelectorAll<IHtmlOptionElement>($"[name='{field}'] option").FirstOrDefault(o => o.Text.Contains(words, StringComparison.Ordinal))?.Value;

    private static Dictionary<string, string?> Why(string code, string? unit = null) =>
        new() { ["Form.ReasonCode"] = code, ["Form.Text"] = "写明原因", ["Form.Duty"] = "四.3", ["Form.UnitId"] = unit };
}
