using CaseReferral.Core.Cases;
using CaseReferral.Core.Departments.CareVisits;
using CaseReferral.Core.Departments.Disability;
using CaseReferral.Core.Departments.Foreign;
using CaseReferral.Core.Departments.LegalAid;
using CaseReferral.Core.Handoffs;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.EndToEnd.Tests.Keyboard;

public sealed partial class KeyboardTests
{
    private async Task<Desk> CareVisitsAsync(string account)
    {
        var desk = await AtAsync(account);
        var line = new LineJourney(desk, await SentAsync(CareVisitsKind.KeyName, account));
        await line.SignAsync("Sign for a request");
        await line.AcceptAsync("Accept it");
        await line.RecordAsync("Record a visit", CareVisitsKind.KeyName, async keys =>
        {
            await keys.ChooseAsync("Form.Form", "visit");
            await keys.DateAsync("Form.On", Today);
        });
        await line.RecordAsync("Record an activity and the next date", CareVisitsKind.KeyName, async keys =>
        {
            await keys.ChooseAsync("Form.Form", "activity");
            await keys.DateAsync("Form.On", Today);
            await keys.ChooseAsync("Form.Rhythm", "monthly");
            await keys.DateAsync("Form.NextOn", Today.AddMonths(1));
        });
        await line.ReportAsync("Report the result");
        return desk;
    }

    private async Task<Desk> DisabilityAsync()
    {
        var desk = await AtAsync("canlian");
        var line = new LineJourney(desk, await SentAsync(DisabilityKind.KeyName, "canlian"));
        await line.SignAsync("Sign for an application");
        await line.AcceptAsync("Accept it");
        await line.RecordAsync("Record the assessment", DisabilityKind.KeyName, async keys =>
        {
            await keys.TickAsync("Form.GuardianProof");
            await keys.DateAsync("Form.AssessedOn", Today);
            await keys.ChooseAsync("Form.Category", "hearing");
            await keys.ChooseAsync("Form.Grade", "2");
        });
        await line.RecordAsync("Record the certificate", DisabilityKind.KeyName, async keys =>
        {
            await keys.ChooseAsync("Form.Result", "issued");
            await keys.DateAsync("Form.CertificateOn", Today);
        });
        await line.ReportAsync("Report the result");
        return desk;
    }

    private async Task<Desk> ForeignAsync()
    {
        var desk = await AtAsync("waiban");
        var line = new LineJourney(desk, await story.SendAsync(await story.RescueAsync(30, nationality: "704"), ForeignKind.KeyName, Police, "waiban"));
        await line.SignAsync("Sign for a request");
        await line.AcceptAsync("Accept it");
        await line.RecordAsync("Record nationality and her wish about the consulate", ForeignKind.KeyName, async keys =>
        {
            await keys.ChooseAsync("Form.NationalityState", "verified");
            await keys.DateAsync("Form.VerifiedOn", Today);
            await keys.ChooseAsync("Form.ConsulateWish", "wishes");
        });
        await line.RecordAsync("Record travel document and outcome", ForeignKind.KeyName, async keys =>
        {
            await keys.ChooseAsync("Form.TravelDocument", "issued");
            await keys.ChooseAsync("Form.Result", "stays");
        });
        await line.ReportAsync("Report the result");
        return desk;
    }

    private async Task<Desk> OfficeAsync(string account, string police)
    {
        var disputed = await DisputedAsync(police);
        var late = await story.SendAsync(await story.RescueAsync(by: police), LegalAidKind.KeyName, police, Story.Receiver);
        var (child, number) = await NumberedAsync(police);
        browsers.Clock.Advance(TimeSpan.FromDays(7));
        var desk = await AtAsync(account);
        var keys = desk.Keys;
        await desk.DoAsync("Find a case by its number", async () =>
        {
            await keys.BackToAsync(".top-search input");
            await keys.WriteAsync(number);
            await keys.EnterAsync();
            Assert.Equal($"/cases/{child}", desk.Path);
        });
        await desk.DoAsync("Rule who does a disputed hand-off", async () =>
        {
            await desk.OpenAsync(disputed);
            await desk.PressAsync("ruleaccept");
            await keys.WriteAsync("Form.RulingNumber", "反拐裁〔2026〕1号");
            await keys.WriteAsync("Form.Text", "由市法律援助中心办理");
            await desk.SendAsync();
            await desk.IsAsync(disputed, HandoffStatus.Accepted);
        });
        await desk.DoAsync("Look up what a unit has overdue", async () =>
        {
            await keys.OpenAsync(".sidenav a[href='/supervision']", back: true);
            await keys.ChooseAsync("unit", "市法律援助中心");
            await keys.OpenAsync("main .filters button");
            await keys.ToAsync($"main a[href='/handoffs/{late}']");
        });
        await desk.DoAsync("Order an overdue unit", async () =>
        {
            await keys.OpenAsync(".sidenav a[href='/supervision']", back: true);
            await keys.OpenAsync("main a[href$='/order']");
            await keys.WriteAsync("Form.Text", "请于今日内签收");
            await desk.SendAsync();
        });
        await desk.DoAsync("Propose to void a hand-off entered in error", async () =>
        {
            await keys.OpenAsync(".sidenav a[href='/handoffs']", back: true);
            await desk.OpenAsync(late);
            await keys.UnfoldAsync(OtherLines);
            await desk.PressAsync("proposevoid");
            await keys.PickAsync("Form.ReasonCode", "entered-in-error");
            await keys.WriteAsync("Form.Text", "重复登记");
            await desk.SendAsync();
        });
        return desk;
    }

    /// <summary>A case whose number no hand-off has as well, so that the search leads straight to it.</summary>
    private async Task<(Guid Id, string Number)> NumberedAsync(string police)
    {
        while (true)
        {
            var id = await story.RescueAsync(by: police);
            var number = await story.ReadAsync(db => db.Set<Case>().Where(c => c.Id == id).Select(c => c.Number).SingleAsync());
            if (!(await story.ReadAsync(db => db.Set<Handoff>().Select(h => h.Number).ToListAsync())).Contains(number))
                return (id, number);
        }
    }

    private async Task<Guid> DisputedAsync(string police)
    {
        var id = await story.SendAsync(await story.RescueAsync(by: police), LegalAidKind.KeyName, police, Story.Receiver);
        await story.FireAsync(Story.Receiver, id, HandoffAction.Sign);
        await story.FireAsync(Story.Receiver, id, HandoffAction.Return);
        await story.FireAsync(police, id, HandoffAction.Arbitrate);
        return id;
    }
}
