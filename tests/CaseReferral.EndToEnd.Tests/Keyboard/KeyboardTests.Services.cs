using CaseReferral.Core.Attachments;
using CaseReferral.Core.Departments.Health;
using CaseReferral.Core.Departments.SocialAssistance;
using CaseReferral.Core.Handoffs;
using CaseReferral.Testing;

namespace CaseReferral.EndToEnd.Tests.Keyboard;

/// <summary>Help for the person: benefits, care and law.</summary>
public sealed partial class KeyboardTests
{
    private async Task<Desk> CivilAffairsAsync()
    {
        var (aid, wrong) = (await SentAsync(SocialAssistanceKind.KeyName, "minzheng"), await SentAsync(SocialAssistanceKind.KeyName, "minzheng"));
        await story.FireAsync("minzheng", wrong, HandoffAction.Sign);
        var desk = await AtAsync("minzheng");
        var line = new LineJourney(desk, aid);
        await line.SignAsync("Sign for an application");
        await line.AcceptAsync("Accept it");
        await line.RecordAsync("Record the decision on a benefit", SocialAssistanceKind.KeyName, async keys =>
        {
            await keys.ChooseAsync("Form.Benefit", "temporary");
            await keys.ChooseAsync("Form.Decision", "granted");
            await keys.DateAsync("Form.DecidedOn", Today);
        });
        await line.ReportAsync("Report the result");
        await desk.DoAsync("Return what is another unit's task", async () =>
        {
            await desk.OpenAsync(wrong);
            await desk.PressAsync("return");
            await desk.Keys.PickAsync("Form.ReasonCode", "not-our-remit");
            await desk.Keys.WriteAsync("Form.Duty", "四.3");
            await desk.Keys.ChooseAsync("Form.UnitId", "市医疗保障局");
            await desk.Keys.WriteAsync("Form.Text", "医疗救助由医保部门办理");
            await desk.SendAsync();
            await desk.IsAsync(wrong, HandoffStatus.Returned);
        });
        return desk;
    }

    private async Task<Desk> HospitalAsync()
    {
        var desk = await AtAsync("yiyuan");
        var line = new LineJourney(desk, await SentAsync(HealthKind.KeyName, "yiyuan"));
        await line.SignAsync("Sign for a referral");
        await line.AcceptAsync("Accept it");
        await line.RecordAsync("Record the screening", HealthKind.KeyName, async keys =>
        {
            await keys.DateAsync("Form.ScreenedOn", Today);
            await keys.ChooseAsync("Form.ScreeningResult", "follow-up");
        });
        await line.RecordAsync("Record a visit, with the summary the sender will read", HealthKind.KeyName, async keys =>
        {
            await keys.WriteAsync("Form.CareSummary", "已复查，继续心理疏导");
            await keys.ChooseAsync("Form.SessionKind", "counselling");
            await keys.ChooseAsync("Form.Provider", "clinician");
            await keys.DateAsync("Form.SessionOn", Today);
        });
        await line.ReportAsync("Report the result");
        return desk;
    }

    private async Task<Desk> LegalAidAsync()
    {
        var aid = await story.HandoffAsync(HandoffStatus.Sent);
        var desk = await AtAsync(Story.Receiver);
        var line = new LineJourney(desk, aid);
        await line.SignAsync("Sign for an application");
        await desk.DoAsync("Ask once for everything that is missing", async () =>
        {
            await desk.OpenAsync(aid);
            await desk.PressAsync("ask");
            await desk.Keys.PickAsync("Form.ReasonCode", "document-missing");
            await desk.Keys.WriteAsync("Form.Text", "请补正监护关系证明");
            await desk.SendAsync();
            await desk.IsAsync(aid, HandoffStatus.SupplementRequested);
        });
        browsers.Clock.Advance(TimeSpan.FromMinutes(1));
        await story.AttachAsync(Police, await CaseOfAsync(aid), DocumentCategories.HandoverList);
        await story.FireAsync(Police, aid, HandoffAction.Supply);
        await line.AcceptAsync("Accept it");
        await line.RecordAsync("Record the decision and the lawyer", "legal-aid", async keys =>
        {
            await keys.DateAsync("Form.DecidedOn", Today);
            await keys.ChooseAsync("Form.Decision", "granted");
            await keys.ChooseAsync("Form.LawyerId", "钱律师");
            await keys.DateAsync("Form.AssignedOn", Today);
        });
        await line.ReportAsync("Report the result");
        return desk;
    }
}
