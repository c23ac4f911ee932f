using System.Net;
using System.Text;
using CaseReferral.Core.Attachments;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Departments.Placement;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Supervision;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Tests.Protection;

/// <summary>
/// The work of all departments on a girl of sixteen and a woman, through the real pages: rescue, placement, every line of
/// service, supervision, search, refusals. Whatever can be typed is typed.
/// </summary>
internal sealed class CityAtWork(AppFactory app)
{
    private static readonly (string Kind, string From, string To)[] Lines =
    [
        ("health", Story.Centre, "yiyuan"), ("emergency-care", Story.Centre, "yiyuan"), ("legal-aid", Story.Centre, "fayuan"),
        ("education", Story.Centre, "nanwan-jiaoyu"), ("education-elsewhere", "nanwan-jiaoyu", "beiling-jiaoyu"),
        ("household", Story.Centre, "nanwan-huzheng"), ("vocational", Story.Centre, "renshe"),
    ];

    private readonly Story story = new(app);

    public MarkedForms Forms { get; } = new(new Story(app).Today);

    /// <summary>The girl's, as police wrote it when they knew who she is.</summary>
    private string HerNumber => Forms.Texts.First(t => t.Key.EndsWith(" Form.IdNumber", StringComparison.Ordinal)).Value;

    public async Task WorkAsync()
    {
        var police = await app.AsAsync(Story.Police);
        var girl = await RescueAsync(police, 16);
        foreach (var page in new[] { "identity", "sampling", "buyer" })
            await Forms.SendAsync(police, $"/cases/{girl}/police/{page}", new() { ["Form.Confirmed"] = "true" });
        await UploadAsync(police, girl, DocumentCategories.TemporaryCareNotice);
        var placement = await HandOverAsync("placement", girl, Story.Police, Story.Centre);
        var centre = await app.AsAsync(Story.Centre);
        await PlaceAsync(centre, girl, placement);
        foreach (var (kind, from, to) in Lines)
        {
            var handoff = await HandOverAsync(kind, girl, from, to);
            await Forms.SendAsync(await app.AsAsync(to), $"/handoffs/{handoff}/{kind}", Record(kind));
            if (kind == "health")
                await ExamineAsync(handoff);
            if (kind == "legal-aid")
                await ApplyAndEndAsync(handoff, from, to);
        }
        await ReturnAsync(girl);
        await LookAsync(centre, girl);
        await new PrivacyAtWork(app, story, Forms).WorkAsync(girl);
        await SuperviseAsync();
        await AdultAsync(police);
        await VisitAsync();
        await new CareAtWork(app, story, Forms).WorkAsync();
    }

    private async Task<Guid> RescueAsync(Visitor police, int age)
    {
        await Forms.SendAsync(police, "/rescues/new", new()
        {
            ["Province"] = "990000",
            ["City"] = "999900",
            ["Region"] = "999902",
            ["Persons[0].Sex"] = "2",
            ["Persons[0].Age"] = $"{age}",
            ["HeadRank"] = "CityLeader",
            ["Persons[0].BirthDate"] = null,
            ["Persons[0].IdNumber"] = age == 16 ? Forms.IdNumber("Persons[0].IdNumber") : null,
        });
        var id = Guid.Parse(police.Path.Split('/')[2]);
        await Forms.SendAsync(police, $"/cases/{id}/police/record", new() { ["Form.Guardians"] = "not-found" });
        await Forms.SendAsync(police, $"/cases/{id}/interviews", new() { ["Form.Topics"] = "health", ["Form.FemaleOfficer"] = "true", ["Form.Filmed"] = "true" });
        await Forms.SendAsync(police, $"/cases/{id}/police/task-force/duty", new() { ["Form.NextOn"] = $"{story.Today.AddDays(7):yyyy-MM-dd}" });
        await Forms.SendAsync(police, $"/cases/{id}/police/task-force/head", new() { ["Form.BothSigned"] = "true", ["Form.Rank"] = "CityLeader" });
        return id;
    }

    /// <summary>The carer is of the buyer's county and day of birth, so police and the office are asked before she is placed.</summary>
    private async Task PlaceAsync(Visitor centre, Guid girl, Guid placement)
    {
        var carer = new Dictionary<string, string?>
        {
            ["Form.Carer"] = Forms.Text("Carer"),
            ["Form.CarerIdNumber"] = Forms.IdNumber("CarerIdNumber"),
            ["Form.CarerPhone"] = Forms.Phone("CarerPhone"),
            ["Form.Address"] = Forms.Text("Address"),
            ["Form.HandedOverTime"] = $"{ChinaTime.ToLocal(app.Clock.GetUtcNow().UtcDateTime):HH:mm}",
        };
        await Forms.SendAsync(centre, $"/handoffs/{placement}/placement", carer, HttpStatusCode.UnprocessableEntity);
        var check = await story.ReadAsync(db => db.Set<CarerCheck>().Where(c => c.CaseId == girl).Select(c => c.Id).SingleAsync());
        foreach (var account in new[] { Story.Police, Story.Office })
            await Forms.SendAsync(await app.AsAsync(account), $"/carer-checks/{check}", new() { ["Form.Cleared"] = "true" });
        await Forms.SendAsync(centre, $"/handoffs/{placement}/placement", carer);
    }

    /// <summary>A scale by its name, and its correction.</summary>
    private async Task ScaleAsync(Guid handoff)
    {
        var hospital = await app.AsAsync("yiyuan");
        await Forms.SendAsync(hospital, $"/handoffs/{handoff}/health/scales/new/other", new() { ["Form.Total"] = "17" });
        await hospital.GoAsync(hospital.Page.QuerySelector("table tbody a")!.GetAttribute("href")!);
        await Forms.SendAsync(hospital, hospital.Page.QuerySelector("main a[href$='/correct']")!.GetAttribute("href")!, new() { ["Form.Total"] = "18" });
    }

    private async Task ExamineAsync(Guid handoff)
    {
        await ScaleAsync(handoff);
        var rows = Enumerable.Range(0, 5).ToDictionary(i => $"Form.Rows[{i}].Severity", _ => (string?)"severe");
        await Forms.SendAsync(await app.AsAsync("yiyuan"), $"/handoffs/{handoff}/health/injuries", rows);
    }

    /// <summary>The form of application with her income, and the end of the aid.</summary>
    private async Task ApplyAndEndAsync(Guid handoff, string from, string to)
    {
        await Forms.SendAsync(await app.AsAsync(from), $"/handoffs/{handoff}/legal-aid/application", new()
        {
            ["Form.Postcode"] = "999902",
            ["Form.OwnIncome"] = "1311",
            ["Form.HouseholdIncome"] = "2622",
            ["Form.HouseholdSize"] = "4",
        });
        await Forms.SendAsync(await app.AsAsync(to), $"/handoffs/{handoff}/legal-aid");
    }

    private async Task UploadAsync(Visitor visitor, Guid @case, string category)
    {
        await visitor.GoAsync($"/cases/{@case}/files/new");
        var paper = $"%PDF-1.4\n% {Forms.Text("inside a file")}\n{new string('.', 200_000)}\n%%EOF\n";
        await visitor.UploadAsync(category, Forms.Text("name of a file") + ".pdf", Encoding.UTF8.GetBytes(paper));
    }

    /// <summary>Written on the page, then asked back once for more papers, supplied, and accepted.</summary>
    private async Task<Guid> HandOverAsync(string kind, Guid @case, string from, string to)
    {
        var sender = await app.AsAsync(from);
        await Forms.SendAsync(sender, $"/cases/{@case}/handoffs/new/{kind}", new() { ["Form.ToOrganisationId"] = $"{(await story.ActorAsync(to)).OrganisationId}" });
        var id = Guid.Parse(sender.Path.Split('/')[2]);
        await FireAsync(to, id, HandoffAction.Sign);
        if (kind == "legal-aid")
        {
            await FireAsync(to, id, HandoffAction.Ask);
            await UploadAsync(sender, @case, DocumentCategories.LegalAidApplication);
            await FireAsync(from, id, HandoffAction.Supply);
        }
        await FireAsync(to, id, HandoffAction.Accept);
        return id;
    }

    /// <summary>Returned, disputed, returned again: the office rules.</summary>
    private async Task ReturnAsync(Guid @case)
    {
        var sender = await app.AsAsync(Story.Centre);
        await story.ActorAsync(Story.Elsewhere);
        await Forms.SendAsync(sender, $"/cases/{@case}/handoffs/new/legal-aid", new() { ["Form.ToOrganisationId"] = $"{(await story.ActorAsync(Story.Elsewhere)).OrganisationId}" });
        var id = Guid.Parse(sender.Path.Split('/')[2]);
        foreach (var (who, action) in new[]
        {
            (Story.Elsewhere, HandoffAction.Sign), (Story.Elsewhere, HandoffAction.Return), (Story.Centre, HandoffAction.Dispute),
            (Story.Elsewhere, HandoffAction.Sign), (Story.Elsewhere, HandoffAction.Return),
            (Story.Office, HandoffAction.RuleDrop),
        })
            await FireAsync(who, id, action);
    }

    private async Task FireAsync(string account, Guid id, HandoffAction action)
    {
        var unit = (await story.ActorAsync(Story.Receiver)).OrganisationId;
        await story.FireAsync(account, id, action, i => i with { Text = Forms.Text($"{action}"), NextStep = Forms.Text($"{action}.NextStep"), UnitId = unit });
    }

    /// <summary>Looks, searches and what is refused: nothing typed there may stay either.</summary>
    private async Task LookAsync(Visitor centre, Guid girl)
    {
        await centre.GoAsync($"/cases/{girl}");
        await centre.SendAsync(new() { ["Purpose"] = "provide-service" }, "main form[action$='/reveal']");
        await centre.GoAsync("/search");
        await centre.PostAsync("/search", [new("q", HerNumber)]);
        await centre.PostAsync("/search", [new("q", Forms.Text("a search"))]);
        await centre.GoAsync($"/cases/{girl}/history");
        foreach (var file in await story.ReadAsync(db => db.Set<Attachment>().Where(a => a.CaseId == girl).Select(a => a.Id).ToListAsync()))
            await centre.Http.GetAsync($"/files/{file}");
        var police = await app.AsAsync(Story.Police);
        await police.GoAsync("/rescues/new");
        await police.PostAsync("/rescues/new", [new("Persons[0].Narrative", Forms.Text("a refused entry")), new("Persons[0].Age", Forms.Text("no number"))]);
        await app.Anonymous().SignInAsync(Forms.Text("an unknown account"), Forms.Text("its password"));
    }

    private async Task SuperviseAsync()
    {
        app.Clock.Advance(TimeSpan.FromDays(40));
        var office = await app.AsAsync(Story.Office);
        await office.GoAsync("/supervision");
        var order = office.Page.QuerySelector("a[href$='/order']")!.GetAttribute("href")!;
        await Forms.SendAsync(office, order);
        var letter = await story.ReadAsync(db => db.Set<Urging>().OrderByDescending(u => u.IssuedAt).FirstAsync());
        var addressee = await story.ReadAsync(db => db.Users.Where(o => o.OrganisationId == letter.ToOrganisationId).OrderByDescending(o => o.UserName).Select(o => o.UserName!).FirstAsync());
        await Forms.SendAsync(await app.AsAsync(addressee), $"/urgings/{letter.Id}");
    }

    private async Task AdultAsync(Visitor police)
    {
        police = await app.AsAsync(Story.Police);
        var woman = await RescueAsync(police, 30);
        await story.ActAsync(Story.Police + "-lead", woman, CaseAction.Suspend, new() { Text = Forms.Text("Suspend"), ReviewOn = story.Today.AddDays(30) });
        await story.ActAsync(Story.Police + "-lead", woman, CaseAction.Resume);
        await Forms.SendAsync(police, $"/cases/{woman}/do/leavebyownwill");
    }

    /// <summary>A visit that finds a child in danger: every line of the form, and the report.</summary>
    private async Task VisitAsync()
    {
        var child = await story.FollowedUpAsync();
        await Forms.SendAsync(await app.AsAsync(Story.Centre), $"/cases/{child}/visits/new", new()
        {
            ["Form.VisitedOn"] = $"{story.Today:yyyy-MM-dd}",
            ["Form.Visitor"] = Forms.Text("Visitor"),
            ["Form.Contact"] = "Both",
            ["Form.HeardAlone"] = "true",
            ["Form.Risk"] = "High",
            ["Form.NextOn"] = $"{story.Today.AddDays(7):yyyy-MM-dd}",
        });
    }

    private Dictionary<string, string?> Record(string kind) => kind switch
    {
        "health" => new() { ["Form.Provider"] = "clinician" },
        "legal-aid" => new() { ["Form.Decision"] = "granted" },
        "vocational" => new() { ["Form.Kept3On"] = null, ["Form.Kept6On"] = null },
        "household" => new() { ["Form.Decision"] = "registered", ["Form.IdNumber"] = HerNumber },
        _ => [],
    };
}
