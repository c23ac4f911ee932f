using CaseReferral.Core.Departments.Education;
using CaseReferral.Core.Departments.EducationElsewhere;
using CaseReferral.Core.Departments.Household;
using CaseReferral.Core.Departments.Vocational;
using CaseReferral.Core.Handoffs;
using CaseReferral.Testing;
using Xunit;

namespace CaseReferral.EndToEnd.Tests.Keyboard;

/// <summary>The way back into a life of her own: school, work and a household of record.</summary>
public sealed partial class KeyboardTests
{
    private async Task<Desk> EducationAsync()
    {
        var school = await SentAsync(EducationKind.KeyName, "nanwan-jiaoyu");
        var child = await CaseOfAsync(school);
        var desk = await AtAsync("nanwan-jiaoyu");
        var line = new LineJourney(desk, school);
        await line.SignAsync("Sign for a child of school age");
        await line.AcceptAsync("Accept it");
        await line.RecordAsync("Record the enrolment", EducationKind.KeyName, async keys =>
        {
            await keys.ChooseAsync("Form.Stage", "primary");
            await keys.WriteAsync("Form.School", "南湾区示例小学");
            await keys.ChooseAsync("Form.State", "enrolled");
            await keys.DateAsync("Form.EnrolledOn", Today);
        });
        await desk.DoAsync("Ask the bureau of another district for a place", async () =>
        {
            await desk.OpenCaseAsync(child);
            await desk.Keys.UnfoldAsync(OtherLines);
            await desk.Keys.OpenAsync($"main a[href$='/handoffs/new/{EducationElsewhereKind.KeyName}']");
            await desk.Keys.ChooseAsync("Form.ToOrganisationId", "北岭县教育局");
            await desk.Keys.WriteAsync("Form.Text", "请安排异地就学");
            await desk.SendAsync();
            Assert.True(IsHandoff(desk));
        });
        await line.ReportAsync("Report the result");
        return desk;
    }

    private async Task<Desk> HumanResourcesAsync()
    {
        var desk = await AtAsync("renshe");
        var line = new LineJourney(desk, await SentAsync(VocationalKind.KeyName, "renshe", age: 16));
        await line.SignAsync("Sign for an application");
        await line.AcceptAsync("Accept it");
        await line.RecordAsync("Record the entry into a technical school", VocationalKind.KeyName, async keys =>
        {
            await keys.WriteAsync("Form.School", "云川市示例技工学校");
            await keys.ChooseAsync("Form.Level", "technical");
            await keys.DateAsync("Form.EnrolledOn", Today);
        });
        await line.ReportAsync("Report the result");
        await new LineJourney(desk, await AcceptedAsync(VocationalKind.KeyName, "renshe", 16)).HoldAsync("Put on hold, with the day to look again", Today.AddDays(10));
        return desk;
    }

    private async Task<Guid> AcceptedAsync(string kind, string to, int age)
    {
        var id = await SentAsync(kind, to, age);
        await story.FireAsync(to, id, HandoffAction.Sign);
        await story.FireAsync(to, id, HandoffAction.Accept);
        return id;
    }

    private async Task<Desk> HouseholdAsync()
    {
        var child = await story.PlacedAsync(9);
        await ComparedAsync(child);
        var desk = await AtAsync("nanwan-huzheng");
        var line = new LineJourney(desk, await story.SendAsync(child, HouseholdKind.KeyName, Centre, "nanwan-huzheng"));
        await line.SignAsync("Sign for an application");
        await line.AcceptAsync("Accept it");
        await line.RecordAsync("Record application and check", HouseholdKind.KeyName, async keys =>
        {
            await keys.DateAsync("Form.ReceivedOn", Today);
            await keys.WriteAsync("Form.CollectiveHousehold", "市儿童福利院集体户");
            await keys.DateAsync("Form.CheckedOn", Today);
        });
        await line.RecordAsync("Record the registration", HouseholdKind.KeyName, async keys =>
        {
            await keys.ChooseAsync("Form.Decision", "registered");
            await keys.DateAsync("Form.RegisteredOn", Today);
        });
        await line.ReportAsync("Report the result");
        return desk;
    }

    /// <summary>A child of unknown origin is compared before it is registered.</summary>
    private async Task ComparedAsync(Guid child)
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var http = new HttpClient(handler) { BaseAddress = new(browsers.Address) };
        var police = await new Visitor(http).SignInAsync(Police);
        await police.GoAsync($"/cases/{child}/police/sampling");
        await police.SendAsync(new() { ["Form.SampledOn"] = $"{Today:yyyy-MM-dd}", ["Form.ComparedOn"] = $"{Today:yyyy-MM-dd}", ["Form.Result"] = "no-match" });
    }
}
