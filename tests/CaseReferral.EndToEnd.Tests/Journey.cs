using CaseReferral.Testing;
using Microsoft.Playwright;
using Xunit;

namespace CaseReferral.EndToEnd.Tests;

/// <summary>What the journeys share: a clock counted from the rescue, officers at their desks, the steps every line takes.</summary>
public abstract class Journey(Browsers browsers, DateTime rescueDay)
{
    private readonly Typed typed = new();

    protected Browsers Browsers => browsers;

    /// <summary>Day 0 is the day of the rescue; local time.</summary>
    protected void At(int day, int hour, int minute = 0) => browsers.Clock.Set(rescueDay.AddDays(day).AddHours(hour).AddMinutes(minute));

    protected void On(DateOnly date, int hour, int minute = 0) => browsers.Clock.Set(date.ToDateTime(new TimeOnly(hour, minute)));

    protected async Task<Officer> AsAsync(string account, int width = 1366, bool scripts = true) =>
        new(await browsers.AsAsync(account, width, scripts: scripts), typed);

    /// <summary>What happens by itself at this hour.</summary>
    protected Task RunAsync(string job) => browsers.App.Services.RunJobAsync(job, TestContext.Current.CancellationToken);

    /// <summary>The disk of the whole journey shows nothing of what was typed on it.</summary>
    protected Task NothingTypedStandsInClearAsync() => typed.IsNowhereAsync(browsers);

    /// <summary>Writes a hand-off from the case page and sends it; returns the address the sender stands on then.</summary>
    /// <param name="sender">At her desk.</param>
    /// <param name="case">Address of the case.</param>
    /// <param name="line">Name of the service line, as the button says it.</param>
    /// <param name="unit">Receiver.</param>
    /// <param name="duty">For an adult: the statutory duty; null for a minor.</param>
    /// <param name="phoneNote">For an emergency: who was called.</param>
    protected static async Task<string> SendAsync(Officer sender, string @case, string line, string unit, string? duty = null, string? phoneNote = null)
    {
        await sender.OpenAsync(@case);
        await sender.PressAsync(line);
        await FillRequestAsync(sender, line, unit, duty, phoneNote);
        await sender.PressAsync("发送");
        return sender.Path;
    }

    protected static async Task FillRequestAsync(Officer sender, string line, string unit, string? duty, string? phoneNote = null)
    {
        await sender.ChooseUnitAsync("Form.ToOrganisationId", unit);
        await sender.FillAsync("Form.Text", "请办理" + line);
        if (duty is not null)
        {
            await sender.ChooseAsync("Form.BasisCode", "法定职责");
            await sender.FillAsync("Form.BasisNote", duty);
        }
        if (phoneNote is not null)
        {
            await sender.TickAsync("Form.Urgency", "Emergency");
            await sender.FillAsync("Form.PhoneNote", phoneNote);
        }
    }

    /// <summary>A result without its record: the form says what is missing.</summary>
    protected static async Task CannotReportAsync(Officer receiver, string missing)
    {
        await receiver.PressAsync("报告结果");
        await receiver.TickAsync("Form.Outcome", "done");
        await receiver.PressAsync("报告结果");
        await receiver.IsToldAsync(missing);
    }

    protected static async Task AcceptAsync(Officer receiver, string handoff)
    {
        await receiver.OpenAsync(handoff);
        await receiver.PressAsync("签收");
        await receiver.PressAsync("受理");
        await receiver.PressAsync("受理");
        await receiver.SeesAsync("已受理");
    }

    protected static async Task ReportAsync(Officer receiver, string handoff)
    {
        await receiver.OpenAsync(handoff);
        await receiver.PressAsync("报告结果");
        await receiver.TickAsync("Form.Outcome", "done");
        await receiver.PressAsync("报告结果");
        await receiver.SeesAsync("待确认");
    }

    protected static async Task ConfirmAsync(Officer sender, string handoff)
    {
        await sender.OpenAsync(handoff);
        await sender.PressAsync("确认办结");
        await sender.SeesAsync("已办结");
    }

    /// <summary>The running clock of the hand-off page that is open says the day it is due.</summary>
    protected static async Task IsDueAsync(Officer officer, string day) =>
        await Assertions.Expect(officer.Page.Locator(".clocks .run")).ToContainTextAsync(day);
}
