using CaseReferral.Core.Attachments;
using CaseReferral.Core.Departments.LegalAid;
using CaseReferral.Core.Departments.Placement;
using CaseReferral.Core.FollowUps;
using CaseReferral.Core.Handoffs;
using Xunit;

namespace CaseReferral.EndToEnd.Tests.Keyboard;

public sealed partial class KeyboardTests
{
    private async Task<Desk> PoliceAsync()
    {
        var child = await story.RescueAsync(9);
        var aid = await story.HandoffAsync(HandoffStatus.Reported);
        var desk = await AtAsync(Police);
        var keys = desk.Keys;
        await desk.DoAsync("Register a rescued person", async () =>
        {
            await keys.OpenAsync(".sidenav a[href='/rescues/new']", back: true);
            await keys.ChooseAsync("Region", "999902");
            await keys.ChooseAsync("Source", "operation");
            await keys.DateAsync("LegalAidToldOn", Today);
            await keys.PickAsync("Persons[0].Sex", "2");
            await keys.WriteAsync("Persons[0].Age", "9");
            await keys.ChooseAsync("Persons[0].Guardians", "not-found");
            await desk.SendAsync();
            Assert.StartsWith("/cases/", desk.Path, StringComparison.Ordinal);
        });
        await desk.DoAsync("Write escort and belongings into the police record", async () =>
        {
            await desk.OpenCaseAsync(child);
            await keys.OpenAsync("main a[href$='/police/record']");
            await keys.WriteAsync("Form.Escort", "林示范、女警一名");
            await keys.WriteAsync("Form.Belongings", "书包一个");
            await desk.SendAsync();
            Assert.Equal($"/cases/{child}", desk.Path);
        });
        await desk.DoAsync("Hand on to the legal aid centre", async () =>
        {
            await desk.OpenCaseAsync(child);
            await keys.OpenAsync($"main a[href$='/handoffs/new/{LegalAidKind.KeyName}']");
            await keys.ChooseAsync("Form.ToOrganisationId", "市法律援助中心");
            await keys.WriteAsync("Form.Text", "请依法优先办理");
            await desk.SendAsync();
            Assert.True(IsHandoff(desk));
        });
        await desk.DoAsync("Record the comparison of a sample", async () =>
        {
            await desk.OpenCaseAsync(child);
            await keys.OpenAsync("main a[href$='/police/sampling']");
            await keys.DateAsync("Form.SampledOn", Today);
            await keys.DateAsync("Form.ComparedOn", Today);
            await keys.ChooseAsync("Form.Result", "no-match");
            await desk.SendAsync();
            Assert.Equal($"/cases/{child}", desk.Path);
        });
        await desk.DoAsync("Confirm a result", async () =>
        {
            await desk.OpenAsync(aid);
            await desk.PressAsync("confirm");
            await desk.IsAsync(aid, HandoffStatus.Closed);
        });
        return desk;
    }

    private async Task<Desk> WelfareHomeAsync()
    {
        var child = await story.RescueAsync(9);
        await story.AttachAsync(Police, child, DocumentCategories.TemporaryCareNotice);
        var placement = await story.SendAsync(child, PlacementKind.KeyName, Police, Centre);
        var grown = await story.FollowedUpAsync();
        var desk = await AtAsync(Centre);
        var line = new LineJourney(desk, placement);
        await line.SignAsync("Sign for a child");
        await line.AcceptAsync("Accept the child");
        await line.RecordAsync("Record the placement", PlacementKind.KeyName, async keys =>
        {
            await keys.PickAsync("Form.Form", "own-institution");
            await keys.WriteAsync("Form.Carer", "郑样本");
        });
        await desk.DoAsync("Hand on to the hospital", async () =>
        {
            await desk.OpenCaseAsync(child);
            await desk.Keys.OpenAsync("main a[href$='/handoffs/new/health']");
            await desk.Keys.ChooseAsync("Form.ToOrganisationId", "市第一人民医院");
            await desk.Keys.WriteAsync("Form.Text", "请作健康检查和心理评估");
            await desk.SendAsync();
            Assert.True(IsHandoff(desk));
        });
        await desk.DoAsync("Record a follow-up visit", () => VisitAsync(desk, grown));
        return desk;
    }

    private static async Task VisitAsync(Desk desk, Guid child)
    {
        var keys = desk.Keys;
        // By the case: the inbox names the ten limits due first, and which those are depends on the other departments' tests.
        await desk.OpenCaseAsync(child);
        await keys.OpenAsync($"main a[href='/cases/{child}/visits']");
        await keys.OpenAsync("main a[href*='/visits/planned/']");
        await keys.PickAsync("Form.Method", nameof(VisitMethod.Home));
        await keys.WriteAsync("Form.Visitor", "郑样本");
        await keys.WriteAsync("Form.LivesWith", "祖母");
        await keys.PickAsync("Form.Contact", nameof(DangerContact.Nobody));
        await keys.PickAsync("Form.Care", nameof(GuardianCare.Good));
        await keys.TickAsync("Form.HeardAlone");
        await keys.WriteAsync("Form.OwnWords", "想继续上学");
        await keys.PickAsync("Form.Risk", nameof(RiskLevel.Low));
        await desk.SendAsync();
        Assert.StartsWith($"/cases/{child}/visits/", desk.Path, StringComparison.Ordinal);
        Assert.DoesNotContain("planned", desk.Path, StringComparison.Ordinal);
    }

    private async Task<Desk> RescueStationAsync()
    {
        var woman = await story.RescueAsync(30);
        await story.AttachAsync(Police, woman, DocumentCategories.HandoverList);
        var placement = await story.SendAsync(woman, PlacementKind.KeyName, Police, "jiuzhu");
        var desk = await AtAsync("jiuzhu");
        var line = new LineJourney(desk, placement);
        await line.SignAsync("Sign for a woman");
        await line.AcceptAsync("Accept her");
        await line.RecordAsync("Record her stay", PlacementKind.KeyName, async keys =>
        {
            await keys.PickAsync("Form.Form", "own-institution");
            await keys.WriteAsync("Form.Carer", "许范本");
            await keys.TickAsync("Form.FemaleStaff");
        });
        await desk.DoAsync("Hand on to the legal aid centre", async () =>
        {
            await desk.OpenCaseAsync(woman);
            await desk.Keys.OpenAsync($"main a[href$='/handoffs/new/{LegalAidKind.KeyName}']");
            await desk.Keys.ChooseAsync("Form.ToOrganisationId", "市法律援助中心");
            await desk.Keys.WriteAsync("Form.Text", "请依法优先办理");
            await desk.Keys.ChooseAsync("Form.BasisCode", "consent");
            await desk.Keys.WriteAsync("Form.BasisNote", "本人同意书");
            await desk.SendAsync();
            Assert.True(IsHandoff(desk));
        });
        await line.ReportAsync("Report the result");
        return desk;
    }
}
